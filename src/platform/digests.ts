import type { Day } from '../core/day.ts';
import type { Digest, Shelf } from '../core/digest.ts';
import { read } from './database.ts';
import { readState } from './state.ts';

/** One day's highlights, as last published; `undefined` when the day was never fetched. */
export async function readDigest(day: Day): Promise<Digest | undefined> {
  return read(['digests'], (tx) => tx.objectStore('digests').get(day));
}

/** All papers of one day, best first. Kept 30 days. */
export async function readShelf(day: Day): Promise<Shelf | undefined> {
  return read(['shelves'], (tx) => tx.objectStore('shelves').get(day));
}

/** What the list of days shows of each without reading its digest. */
export interface DayCounts {
  readonly day: Day;
  readonly cards: number;
  readonly candidates: number;
  /** ms since 1970 (UTC). */
  readonly madeAt: number;
  /** Of all the digest says but when it was made: two with the same say the same. */
  readonly hash: number;
}

/** State key of the counts of all days, kept in the publishing transaction. */
export const DAYS = 'days';

/** The days that have a digest, newest first: one small record, whatever the digests weigh. */
export async function listDays(): Promise<DayCounts[]> {
  return (await readState<DayCounts[]>(DAYS)) ?? [];
}
