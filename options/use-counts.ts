import { plainCategory } from '../src/core/category.ts';
import type { Day } from '../src/core/day.ts';
import { listDays, readDigest, readShelf } from '../src/platform/digests.ts';
import { useQuery } from '../src/ui/use-query.ts';

/** What the last day with papers gives the topics. */
export interface Counts {
  readonly day: Day;
  /** Papers that could be shown, replaced ones left out. */
  readonly papers: number;
  /** How many of them meet all that a topic asks for, in the order of the topics as the worker last read them; none where
   * an older version made the day. */
  readonly matching: readonly number[];
  /** The categories of all papers of the day, in the spelling that is compared: where a topic's are missing, its count says nothing. */
  readonly categories: ReadonlySet<string>;
}

/** The last day that has papers, as it is composed for the stored settings; `null` where none is stored. */
async function readCounts(): Promise<Counts | null> {
  const day = (await listDays()).find(({ candidates }) => candidates > 0)?.day;
  const [digest, shelf] = day ? await Promise.all([readDigest(day), readShelf(day)]) : [];
  if (!digest || !shelf) return null;
  const categories = new Set(shelf.rows.flatMap((row) => row.categories.map(plainCategory)));
  return { day: digest.day, papers: digest.candidates, matching: digest.matching ?? [], categories };
}

/**
 * The counts of the last day; the worker composes it anew when the settings have changed, and says so. `undefined` until
 * they are read, `null` where no day is stored.
 */
export function useCounts(): Counts | null | undefined {
  return useQuery('counts', readCounts, ({ type }) => type === 'digest').value;
}
