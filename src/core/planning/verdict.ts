import type { ListingEntry } from '../source.ts';

/** New and crossed papers: what is news about a batch (revised papers come again and again). */
export function newsOf(entries: readonly ListingEntry[]): ListingEntry[] {
  return entries.filter((entry) => entry.announce !== 'replace');
}

/** Whether a list is the batch of an earlier day once more: half of its news or more stood there already. */
export function repeats(entries: readonly ListingEntry[], earlier: readonly ListingEntry[]): boolean {
  const known = new Set(newsOf(earlier).map(({ id }) => id));
  const news = newsOf(entries);
  return news.length > 0 && news.filter(({ id }) => known.has(id)).length * 2 >= news.length;
}
