import type { Day } from '../core/day.ts';
import type { Link } from '../core/link.ts';
import type { PaperId } from '../core/paper.ts';
import type { DayEntry } from '../core/planning/ledger.ts';
import type { Candidate } from '../core/signal.ts';
import type { ListingEntry } from '../core/source.ts';
import { baseList } from '../core/sources/index.ts';
import type { Reading, Writing } from '../platform/database.ts';
import { eachNear } from '../platform/papers.ts';
import type { StoredListing } from '../platform/schema.ts';

/** All listings of a day, of every source. */
export function listingsIn(tx: Reading | Writing, day: Day): Promise<StoredListing[]> {
  return tx.objectStore('listings').getAll(IDBKeyRange.bound([day], [day, []]));
}

/** What stands for each arXiv list of a day: what the source gave whose word was taken last. Lists nobody asks for any
 * more stay out. */
function trusted(
  listings: readonly StoredListing[],
  lists: DayEntry['lists'],
  isWanted: (list: string) => boolean,
): StoredListing[] {
  return listings.filter(({ source, list }) => {
    const base = baseList(list);
    return source === 'hugging-face' || (isWanted(base) && lists[base]?.source === source);
  });
}

const RANK = { new: 0, cross: 1, replace: 2 } as const;

/** Two lists' words on one paper: new on one list and crossed to another is new. */
function join(a: ListingEntry | undefined, b: ListingEntry): ListingEntry {
  if (!a) return b;
  const announce = [a.announce, b.announce].filter((one) => one !== undefined).sort((x, y) => RANK[x] - RANK[y])[0];
  const community = a.community ?? b.community;
  return { id: a.id, ...(announce ? { announce } : {}), ...(community ? { community } : {}) };
}

/** What is stored of a day, but for its papers' words. */
export interface StoredDay {
  /** What its lists say of each paper. */
  readonly entries: ReadonlyMap<PaperId, ListingEntry>;
  /** What looks have found of any paper. */
  readonly looked: ReadonlyMap<PaperId, readonly Link[]>;
  /** Something was read of it, and not pruned since. */
  readonly isKept: boolean;
}

/**
 * Reads what the lists of a day say.
 * @param lists what the ledger knows of the day's lists.
 * @param isWanted whether a list is asked for by the settings.
 */
export async function readDay(
  tx: Reading,
  day: Day,
  lists: DayEntry['lists'],
  isWanted: (list: string) => boolean,
): Promise<StoredDay> {
  const [listings, looks] = await Promise.all([listingsIn(tx, day), tx.objectStore('looks').getAll()]);
  const entries = new Map<PaperId, ListingEntry>();
  for (const listing of trusted(listings, lists, isWanted)) {
    for (const entry of listing.entries) entries.set(entry.id, join(entries.get(entry.id), entry));
  }
  return { entries, looked: new Map(looks.map(({ id, links }) => [id, links])), isKept: listings.length > 0 };
}

/** Visits those of the day's papers that are wanted and stored, with all that is known about them, each once. */
export function eachCandidate(
  tx: Reading,
  { entries, looked }: StoredDay,
  wanted: Pick<ReadonlySet<PaperId>, 'has' | 'keys'>,
  visit: (candidate: Candidate) => void,
): Promise<void> {
  return eachNear(tx, wanted.keys(), (paper) => {
    if (!wanted.has(paper.id)) return;
    const { id, links, pictures } = paper;
    visit({ ...entries.get(id), paper, pictures, links: [...links, ...(looked.get(id) ?? [])] });
  });
}
