import { countOf, numberOf } from '../src/ui/words.ts';

/** How many people voted for a paper: a sign and a number to the eye, words to the ear and in the tooltip. */
export function Votes({ votes }: { readonly votes: number }) {
  if (votes === 0) return null;
  return (
    <span
      class="votes"
      ref={(place) => {
        if (place) fillVotes(place, votes);
      }}
    >
      <span aria-hidden="true" />
      <span class="unseen" />
    </span>
  );
}

/** Tells other votes. @param place a copy of what `Votes` has drawn */
export function fillVotes(place: HTMLElement, votes: number): void {
  (place.firstElementChild as Element).textContent = `▲ ${numberOf(votes)}`;
  (place.lastElementChild as Element).textContent = place.title = countOf('popupVotes', votes);
}
