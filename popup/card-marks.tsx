import type { Card } from '../src/core/digest.ts';
import type { Mark } from '../src/core/mark.ts';
import { Icon } from '../src/ui/icons.tsx';
import { word } from '../src/ui/words.ts';
import { cardActions } from './actions/index.ts';
import type { CardHands } from './card-hands.ts';

const MARKS = cardActions.filter((action) => action.group === 'mark');
/** Their buttons stand in "More", which is mostly folded; their keys press these, which nobody sees. */
const BEHIND_KEYS = cardActions.filter((action) => action.group !== 'mark' && action.key);

interface Props {
  readonly card: Card;
  readonly mark: Mark | undefined;
  readonly act: CardHands['act'];
  /** Id of the title, so that each of the many "Save" says what it saves. */
  readonly describedBy: string;
}

/** Save, read, hide: one click each, and the state they are in. */
export function CardMarks({ card, mark, act, describedBy }: Props) {
  return (
    <span class="marks">
      {MARKS.map((action) => (
        <button
          key={action.name}
          type="button"
          class="button bare"
          data-action={action.name}
          data-key={action.key}
          aria-pressed={action.isOn?.(mark) ?? false}
          aria-label={word(action.label)}
          aria-describedby={describedBy}
          title={word('popupWithKey', word(action.label), action.key ?? '')}
          onClick={() => act(action, card)}
        >
          {action.icon && <Icon name={action.icon} />}
        </button>
      ))}
      {BEHIND_KEYS.map((action) => (
        <button key={action.name} type="button" hidden data-key={action.key} onClick={() => act(action, card)} />
      ))}
    </span>
  );
}
