import { countOf, numberOf } from '../src/ui/words.ts';

/** How many people voted for a paper: a sign and a number to the eye, words to the ear and in the tooltip. */
export function Votes({ votes }: { readonly votes: number }) {
  if (votes === 0) return null;
  const words = countOf('popupVotes', votes);
  return (
    <span class="votes" title={words}>
      <span aria-hidden="true">▲ {numberOf(votes)}</span>
      <span class="unseen">{words}</span>
    </span>
  );
}
