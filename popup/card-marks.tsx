import type { Mark } from '../src/core/mark.ts';
import { Icon } from '../src/ui/icons.tsx';
import { word } from '../src/ui/words.ts';
import type { CardAction } from './actions/action.ts';
import { cardActions } from './actions/index.ts';

const ACTIONS = cardActions.filter((action) => action.key);
const MARKS = ACTIONS.filter((action) => action.group === 'mark');

/** Save, read, hide: one click each. */
export function CardMarks() {
  return <span class="marks">{ACTIONS.map(drawButton)}</span>;
}

function drawButton({ name, label, group, icon, key }: CardAction) {
  // Its button stands in "More", which is mostly folded; its key presses this one, which nobody sees.
  if (group !== 'mark') return <button type="button" hidden data-key={key} />;
  return (
    <button
      type="button"
      class="button bare"
      data-action={name}
      data-key={key}
      aria-pressed={false}
      aria-label={word(label)}
      title={word('popupWithKey', word(label), key ?? '')}
    >
      {icon && <Icon name={icon} />}
    </button>
  );
}

/** What the button with this key does. */
export function actionOf(key: string | undefined): CardAction | undefined {
  return ACTIONS.find((action) => action.key === key);
}

/** The state they are in. @param bar holds a copy of what `CardMarks` has drawn */
export function showMarks(bar: Element, mark: Mark | undefined): void {
  for (const { name, isOn } of MARKS) {
    bar.querySelector(`[data-action=${name}]`)?.setAttribute('aria-pressed', String(isOn?.(mark)));
  }
}
