import type { Day } from '../core/day.ts';
import type { PaperId } from '../core/paper.ts';
import { newsOf } from '../core/planning/verdict.ts';
import type { Candidate } from '../core/signal.ts';
import type { ListingEntry } from '../core/source.ts';
import { transact, type Writing } from '../platform/database.ts';
import type { StoredListing, StoredPaper } from '../platform/schema.ts';

/** All listings of a day, of every source. */
export function listingsIn(tx: Writing, day: Day): Promise<StoredListing[]> {
  return tx.objectStore('listings').getAll(IDBKeyRange.bound([day], [day, []]));
}

/**
 * What stands for each arXiv list of a day: the dated page where there is one, since the feed's date may lie, else the
 * feed. Lists nobody asks for any more stay out.
 */
function trusted(listings: readonly StoredListing[], isWanted: (list: string) => boolean): StoredListing[] {
  const hasPage = new Set(
    listings
      .filter(({ source, entries }) => source !== 'arxiv-feed' && newsOf(entries).length > 0)
      .map(({ list }) => list),
  );
  return listings.filter(
    ({ source, list }) =>
      source === 'hugging-face' || (isWanted(list) && !(source === 'arxiv-feed' && hasPage.has(list))),
  );
}

const RANK = { new: 0, cross: 1, replace: 2 } as const;

/** Two lists' words on one paper: new on one list and crossed to another is new. */
function join(a: ListingEntry | undefined, b: ListingEntry): ListingEntry {
  if (!a) return b;
  const announce = [a.announce, b.announce].filter((one) => one !== undefined).sort((x, y) => RANK[x] - RANK[y])[0];
  const community = a.community ?? b.community;
  return { id: a.id, ...(announce ? { announce } : {}), ...(community ? { community } : {}) };
}

/**
 * The day's papers with all that is stored about them, each once; in one transaction.
 * @param isWanted whether a list is asked for by the settings.
 */
export async function readCandidates(day: Day, isWanted: (list: string) => boolean): Promise<Candidate[]> {
  return transact(['listings', 'papers', 'looks'], 'readonly', async (tx) => {
    const [listings, looked] = await Promise.all([listingsIn(tx, day), tx.objectStore('looks').getAllKeys()]);
    const entries = new Map<PaperId, ListingEntry>();
    for (const listing of trusted(listings, isWanted)) {
      for (const entry of listing.entries) entries.set(entry.id, join(entries.get(entry.id), entry));
    }
    const looks = new Set(looked);
    const candidates = await Promise.all(
      [...entries.values()].map(async (entry) => {
        const [paper, look] = await Promise.all([
          tx.objectStore('papers').get(entry.id),
          looks.has(entry.id) ? tx.objectStore('looks').get(entry.id) : undefined,
        ]);
        return paper && candidate(entry, paper, look?.links ?? []);
      }),
    );
    return candidates.filter((one) => one !== undefined);
  });
}

function candidate(entry: ListingEntry, stored: StoredPaper, looked: StoredPaper['links']): Candidate {
  const { links, pictures, day: _day, from: _from, ...paper } = stored;
  return {
    paper,
    links: [...links, ...looked],
    pictures,
    ...(entry.announce ? { announce: entry.announce } : {}),
    ...(entry.community ? { community: entry.community } : {}),
  };
}
