import { useId, useState } from 'preact/hooks';
import type { Reason } from '../src/core/signal.ts';
import { strongestReasons } from '../src/core/strongest-reasons.ts';
import { say, word } from '../src/ui/words.ts';
import { Votes } from './votes.tsx';

/** How many reasons stand in the line that is always seen. */
const SHOWN = 2;

/** `+2.1`, with a true minus. */
function points(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

interface Props {
  readonly reasons: readonly Reason[];
  /** How many voted for the paper; a number beside the reasons, or one of them where it is the only one. */
  readonly votes: number;
}

/** Why the paper is here: the strongest reasons in words, and on request all of them with what each weighs. */
export function Reasons({ reasons, votes }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (reasons.length === 0) return <Votes votes={votes} />;
  const strongest = strongestReasons(reasons, SHOWN);
  const others = strongest.filter(({ phrase }) => !phrase.key.startsWith('reasonVotes'));
  const inWords = others.length < strongest.length && others.length === 0;
  const shown = inWords ? strongest : others;
  return (
    <>
      <button
        type="button"
        class="quiet why"
        data-key="w"
        aria-expanded={open}
        aria-controls={id}
        title={word('popupWithKey', word('popupKeyWhy'), 'w')}
        onClick={() => setOpen(!open)}
      >
        <span class="unseen">{word('popupWhy')}</span> {shown.map((reason) => say(reason.phrase)).join(' · ')}
      </button>
      {!inWords && <Votes votes={votes} />}
      <ul class="reasons" id={id} hidden={!open}>
        {open &&
          reasons.map((reason) => (
            <li key={JSON.stringify(reason.phrase)}>
              <span class="points">{points(reason.value)}</span> {say(reason.phrase)}
            </li>
          ))}
      </ul>
    </>
  );
}
