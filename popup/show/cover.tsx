import type { Day } from '../../src/core/day.ts';
import type { Digest } from '../../src/core/digest.ts';
import { longDate } from '../../src/ui/dates.ts';
import { countOf, word } from '../../src/ui/words.ts';

/** How the show begins: the day, and what is in it. */
export function Cover({ day, digest }: { readonly day: Day; readonly digest: Digest | undefined }) {
  return (
    <section class="cover">
      <img src="/icons/128.png" width="96" height="96" alt="" />
      <p class="name">{word('name')}</p>
      <h1>
        <time dateTime={day}>{longDate(day)}</time>
      </h1>
      {digest && digest.cards.length > 0 ? (
        <p>{countOf('showCounts', digest.cards.length, countOf('popupPapers', digest.candidates))}</p>
      ) : (
        <p>
          {word('showNothing')} <a href={`/popup/index.html?day=${day}`}>{word('showFetch')}</a>
        </p>
      )}
    </section>
  );
}
