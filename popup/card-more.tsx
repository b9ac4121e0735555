import { useId, useState } from 'preact/hooks';
import type { Card } from '../src/core/digest.ts';
import type { Mark } from '../src/core/mark.ts';
import { fillWords } from '../src/ui/rich-text.tsx';
import { word } from '../src/ui/words.ts';
import type { CardAction } from './actions/action.ts';
import { cardActions } from './actions/index.ts';
import type { CardHands } from './card-hands.ts';

const GROUPS = [
  ['open', 'popupGroupOpen'],
  ['copy', 'popupGroupCopy'],
  ['steer', 'popupGroupSteer'],
] as const;

interface Props {
  readonly card: Card;
  readonly mark: Mark | undefined;
  readonly act: CardHands['act'];
}

/** Everything else that can be done with a paper, drawn when it is asked for. */
export function CardMore({ card, mark, act }: Props) {
  const id = useId();
  return (
    <div class="panel">
      {GROUPS.map(([group, label]) => (
        // A group, not a fieldset: its name stands in a column of its own.
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div key={group} class="actions" role="group" aria-labelledby={`${id}${group}`}>
          <span id={`${id}${group}`} class="group">
            {word(label)}
          </span>
          <span class="these">
            {cardActions
              .filter((action) => action.group === group)
              .map((action) => (
                <MoreAction key={action.name} action={action} card={card} mark={mark} act={act} />
              ))}
          </span>
        </div>
      ))}
    </div>
  );
}

function MoreAction({ action, card, mark, act }: Props & { readonly action: CardAction }) {
  const [choosing, setChoosing] = useState(false);
  if (!action.choices) {
    return (
      <button
        type="button"
        class="button small"
        data-action={action.name}
        aria-pressed={action.isOn?.(mark)}
        title={action.key && word('popupWithKey', word(action.label), action.key)}
        onClick={() => act(action, card)}
      >
        {word(action.label)}
      </button>
    );
  }
  const choices = action.choices(card);
  if (choices.length === 0) return null;
  return (
    <>
      <button
        type="button"
        class="button small"
        data-action={action.name}
        aria-expanded={choosing}
        onClick={() => setChoosing(!choosing)}
      >
        {word(action.label)}
      </button>
      {choosing && (
        <span class="choices">
          {choices.map((choice) => (
            <button
              key={choice}
              ref={(place) => {
                if (place) fillWords(place, choice);
              }}
              type="button"
              class="button small choice"
              onClick={() => act(action, card, choice)}
            />
          ))}
        </span>
      )}
    </>
  );
}
