import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Card } from '../src/core/digest.ts';
import type { Mark } from '../src/core/mark.ts';
import { Icon } from '../src/ui/icons.tsx';
import { word } from '../src/ui/words.ts';
import type { CardAction } from './actions/action.ts';
import { cardActions } from './actions/index.ts';
import type { CardHands } from './card-hands.ts';

const ACTIONS = cardActions.filter((action) => action.key);
const MARKS = ACTIONS.filter((action) => action.group === 'mark');

interface Props {
  readonly card: Card;
  readonly mark: Mark | undefined;
  readonly act: CardHands['act'];
  /** Id of the title, so that each of the many "Save" says what it saves. */
  readonly describedBy: string;
}

/** Save, read, hide: one click each, and the state they are in. */
export function CardMarks({ card, mark, act, describedBy }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const buttons = place.current;
    if (!buttons) return;
    if (!buttons.firstChild) buttons.append(copyButtons());
    MARKS.forEach((action, at) => {
      buttons.children[at]?.setAttribute('aria-pressed', String(action.isOn?.(mark)));
      buttons.children[at]?.setAttribute('aria-describedby', describedBy);
    });
  }, [mark, describedBy]);
  const press = ({ target }: Event) => {
    const pressed = (target as Element).closest('button');
    const action = ACTIONS.find(({ key }) => key === pressed?.dataset.key);
    if (action) act(action, card);
  };
  // biome-ignore lint/a11y: what is pressed are the buttons in it
  return <span class="marks" ref={place} onClick={press} />;
}

let model: DocumentFragment | undefined;

/** The same on every card, and a third of its markup: drawn once and copied, which takes a tenth of the time. */
function copyButtons(): Node {
  if (!model) {
    model = document.createDocumentFragment();
    render(ACTIONS.map(drawButton), model);
  }
  return model.cloneNode(true);
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
      aria-label={word(label)}
      title={word('popupWithKey', word(label), key ?? '')}
    >
      {icon && <Icon name={icon} />}
    </button>
  );
}
