import type { Day } from '../day.ts';

/** What is remembered of one list (arXiv category) of one day that has been read. Times are ms since 1970 (UTC). */
export interface ListEntry {
  readonly source: string;
  readonly at: number;
  /** New and crossed papers on it. */
  readonly count: number;
  /** Whether its papers' Comments are known, have been asked for, or neither. */
  readonly comments: 'unknown' | 'asked' | 'known';
  /** When it is to be looked at once more, because it may be an older batch or an empty answer that was wrong. */
  readonly checkAt?: number;
  /** Since when dated pages have said that it is empty, where only a feed has said what is on it. */
  readonly emptySince?: number;
}

export interface CommunityEntry {
  readonly at: number;
  readonly count: number;
  readonly cheap: boolean;
  /** Its papers' Comments have been asked for. */
  readonly commented: boolean;
}

export interface DayEntry {
  readonly lists: Readonly<Record<string, ListEntry>>;
  readonly community?: CommunityEntry;
  /** The reader asked for this day. */
  readonly wishedAt?: number;
  /** arXiv did (or did not) announce on this day, whatever the calendar says. */
  readonly announced?: boolean;
  /** What is stored is newer than the digest: since when, and whether it is worth publishing before the run ends. */
  readonly dirty?: { readonly since: number; readonly soon: boolean };
  readonly composedAt?: number;
  /** Its digest says that something is still to come. */
  readonly incomplete?: boolean;
  /** A run record of this day is open. */
  readonly running?: boolean;
  /** The reader has been notified, or need not be. */
  readonly notified?: boolean;
}

/**
 * What the plan remembers: one small record, changed only inside the transaction that stores what it tells of. It holds
 * no papers; all of it could be asked for again, at arXiv's expense.
 */
export interface Ledger {
  /** 0 … 1, drawn once an installation: where in each window of the cadence it asks, so that not all do at once. */
  readonly offset: number;
  readonly days: Readonly<Record<string, DayEntry>>;
  /** The first day each list is wanted from; days before are not caught up. `''` stands for the community's list. */
  readonly since: Readonly<Record<string, Day>>;
  /** When the last request of catching up was planned for. */
  readonly caughtUpTo?: number;
  /** The settings as a hash, for which the current days were made or are to be made again. */
  readonly settings?: number;
}

export function emptyLedger(offset: number): Ledger {
  return { offset, days: {}, since: {} };
}

const NO_LISTS: DayEntry = { lists: {} };

export function entryOf(ledger: Ledger, day: Day): DayEntry {
  return ledger.days[day] ?? NO_LISTS;
}

/** All days with their entries. */
export function daysOf(ledger: Ledger): readonly [Day, DayEntry][] {
  return Object.entries(ledger.days) as [Day, DayEntry][];
}

function hasPapers({ lists, community }: DayEntry): boolean {
  return Object.values(lists).some(({ count }) => count > 0) || (community?.count ?? 0) > 0;
}

/** Days whose digests follow the settings: those from the latest batch's on, and the last with papers. */
export function currentDays(ledger: Ledger, latest: Day): Day[] {
  const made = daysOf(ledger).filter(([, { composedAt }]) => composedAt !== undefined);
  const withPapers = made.flatMap(([day, entry]) => (hasPapers(entry) ? [day] : [])).sort();
  return made.flatMap(([day]) => (day >= latest || day === withPapers.at(-1) ? [day] : []));
}

/** The ledger with one day changed. */
export function withDay(ledger: Ledger, day: Day, change: Partial<DayEntry>): Ledger {
  return { ...ledger, days: { ...ledger.days, [day]: { ...entryOf(ledger, day), ...change } } };
}

/** The ledger with one list of one day changed. */
export function withList(ledger: Ledger, day: Day, list: string, entry: ListEntry): Ledger {
  return withDay(ledger, day, { lists: { ...entryOf(ledger, day).lists, [list]: entry } });
}

/** What a day's entry says when more was stored at `at` (ms since 1970) than its digest knows. */
export function dirtied(entry: DayEntry, at: number, soon: boolean): Pick<DayEntry, 'dirty'> {
  return { dirty: { since: at, soon: soon || (entry.dirty?.soon ?? false) } };
}

/** The ledger with these days' digests to be made again: less is wanted of them than they say. */
export function withDirty(ledger: Ledger, days: Iterable<Day>, at: number): Ledger {
  let changed = ledger;
  for (const day of days) changed = withDay(changed, day, dirtied(entryOf(changed, day), at, false));
  return changed;
}

/** The ledger without a word that this day's digest is behind what is stored, unless more was stored after `since`. */
export function cleaned(ledger: Ledger, day: Day, since: number | undefined): Ledger {
  const { dirty, ...entry } = entryOf(ledger, day);
  return dirty && dirty.since === since ? { ...ledger, days: { ...ledger.days, [day]: entry } } : ledger;
}

/** The ledger without days before `oldest`, but those wished for since `wishedSince` (ms since 1970). */
export function tidied(ledger: Ledger, oldest: Day, wishedSince: number): Ledger {
  const kept = daysOf(ledger).filter(([day, entry]) => day >= oldest || (entry.wishedAt ?? 0) > wishedSince);
  return { ...ledger, days: Object.fromEntries(kept) };
}
