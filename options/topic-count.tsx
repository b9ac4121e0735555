import { plainCategory } from '../src/core/category.ts';
import type { Topic } from '../src/core/settings.ts';
import { shortDate } from '../src/ui/dates.ts';
import { countOf, numberOf, word } from '../src/ui/words.ts';
import type { Counts } from './use-counts.ts';

/** Whether papers of the topic's categories were fetched that day at all. */
function isCovered({ categories }: Topic, counts: Counts): boolean {
  const stored = [...counts.categories];
  const holds = (wanted: string) => stored.some((one) => one === wanted || one.startsWith(`${wanted}.`));
  return categories.length === 0 || categories.map(plainCategory).some(holds);
}

/** What the last stored day gives the topic at this place of the settings. A place is kept while there is nothing to say. */
export function TopicCount(props: { readonly counts: Counts | undefined; readonly topic: Topic; readonly at: number }) {
  const { counts, topic, at } = props;
  const found = counts?.matching[at];
  if (!counts || found === undefined) return <p class="count">{word('optionsNotCounted')}</p>;
  if (!isCovered(topic, counts)) return <p class="count">{word('optionsNotCovered', shortDate(counts.day))}</p>;
  return <p class="count">{countOf('optionsMatching', found, shortDate(counts.day), numberOf(counts.papers))}</p>;
}
