import type { Card } from '../src/core/digest.ts';
import type { Reason } from '../src/core/signal.ts';
import { strongestReasons } from '../src/core/strongest-reasons.ts';
import { say, word } from '../src/ui/words.ts';
import { fillVotes, Votes } from './votes.tsx';

/** How many reasons stand in the line that is always seen. */
const SHOWN = 2;

/** Why a paper is here: the strongest reasons in words, and below them the place where all are unfolded. */
export function ReasonsPlace() {
  return (
    <>
      <button
        type="button"
        class="quiet why"
        data-key="w"
        data-unfolds="reasons"
        title={word('popupWithKey', word('popupKeyWhy'), 'w')}
      >
        <span class="unseen">{word('popupWhy')}</span> <span />
      </button>
      <Votes votes={1} />
      <ul class="reasons" />
    </>
  );
}

/**
 * How many voted for the paper is a number beside the reasons, or one of them where it is the only one.
 * @param kicker holds a copy of what `ReasonsPlace` has drawn
 */
export function fillReasons(kicker: Element, { reasons, community }: Card): void {
  const why = kicker.querySelector('.why') as HTMLElement;
  const votes = kicker.querySelector('.votes') as HTMLElement;
  const strongest = strongestReasons(reasons, SHOWN);
  const others = strongest.filter(({ phrase }) => !phrase.key.startsWith('reasonVotes'));
  const inWords = others.length < strongest.length && others.length === 0;
  const shown = inWords ? strongest : others;
  if (reasons.length === 0) why.remove();
  else (why.lastElementChild as Element).textContent = shown.map(({ phrase }) => say(phrase)).join(' · ');
  if (inWords || !community?.votes) votes.remove();
  else fillVotes(votes, community.votes);
}

/** `+2.1`, with a true minus. */
function points(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

/** All reasons, with what each weighs. */
export function AllReasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return reasons.map((reason) => (
    <li key={JSON.stringify(reason.phrase)}>
      <span class="points">{points(reason.value)}</span> {say(reason.phrase)}
    </li>
  ));
}
