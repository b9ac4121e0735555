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

/**
 * What the last stored day gives one of the settings' topics. Of one that was added since, and of all when one was taken
 * away and others have its place, nothing is said before the worker has counted again; a place is kept for it.
 */
export function TopicCount(props: {
  readonly counts: Counts | null | undefined;
  readonly topics: readonly Topic[];
  readonly at: number;
}) {
  return <p class="count">{saidOf(props.counts, props.topics, props.at) ?? '\u00a0'}</p>;
}

function saidOf(counts: Counts | null | undefined, topics: readonly Topic[], at: number): string | undefined {
  if (counts === null) return word('optionsNotCounted');
  const [topic, found] = [topics[at], counts?.matching[at]];
  if (!counts || !topic || found === undefined || counts.matching.length > topics.length) return undefined;
  if (!isCovered(topic, counts)) return word('optionsNotCovered', shortDate(counts.day));
  return countOf('optionsMatching', found, shortDate(counts.day), numberOf(counts.papers));
}
