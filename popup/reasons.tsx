import type { Card } from '../src/core/digest.ts';
import type { Reason } from '../src/core/signal.ts';
import { strongestReasons } from '../src/core/strongest-reasons.ts';
import { language, say, word } from '../src/ui/words.ts';
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
        aria-expanded={false}
        title={word('popupWithKey', word('popupKeyWhy'), 'w')}
      >
        <span class="unseen">{word('popupWhy')}</span> <span />
      </button>
      <Votes votes={1} />
      <ul class="reasons" />
    </>
  );
}

/** What is said of why a paper is here. */
interface Why {
  /** `undefined` where nothing is known. */
  readonly words: string | undefined;
  /** How many voted for it: a number beside the reasons, or 0 where it is one of them. */
  readonly votes: number;
}

/** Votes are a reason in words where they are the only one. */
export function whyOf({ reasons, community }: Card): Why {
  const strongest = strongestReasons(reasons, SHOWN);
  const others = strongest.filter(({ phrase }) => !phrase.key.startsWith('reasonVotes'));
  const inWords = others.length < strongest.length && others.length === 0;
  const words = (inWords ? strongest : others).map(({ phrase }) => say(phrase)).join(' · ');
  return { words: reasons.length > 0 ? words : undefined, votes: inWords ? 0 : (community?.votes ?? 0) };
}

/** The parts of `ReasonsPlace` that have nothing to say. */
export function withoutReasons({ words, votes }: Why): string[] {
  return [...(words === undefined ? ['.why'] : []), ...(votes === 0 ? ['.votes'] : [])];
}

/** @param face holds a copy of what `ReasonsPlace` has drawn */
export function fillReasons(face: Element, { words, votes }: Why): void {
  if (words !== undefined) (face.querySelector('.why > :last-child') as Element).textContent = words;
  if (votes > 0) fillVotes(face.querySelector('.votes') as HTMLElement, votes);
}

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** `+2.1`, with a true minus. */
function points(value: number): string {
  return (value < 0 ? '−' : '+') + Math.abs(value).toLocaleString(language(), TENTHS);
}

/** All reasons, with what each weighs. */
export function AllReasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return reasons.map((reason) => (
    <li key={JSON.stringify(reason.phrase)}>
      <span class="points">{points(reason.value)}</span> {say(reason.phrase)}
    </li>
  ));
}
