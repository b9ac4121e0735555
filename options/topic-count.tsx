import { shortDate } from '../src/ui/dates.ts';
import { countOf, numberOf, word } from '../src/ui/words.ts';
import type { Counted } from './use-counts.ts';

/** What the last stored day would have given a topic. Its place is kept while there is nothing to say. */
export function TopicCount({ counts, at }: { readonly counts: Counted | undefined; readonly at: number }) {
  const found = counts?.matching[at];
  if (!counts || found === undefined) return <p class="count">{word('optionsNotCounted')}</p>;
  if (!counts.covered[at]) return <p class="count">{word('optionsNotCovered', shortDate(counts.day))}</p>;
  return <p class="count">{countOf('optionsMatching', found, shortDate(counts.day), numberOf(counts.papers))}</p>;
}
