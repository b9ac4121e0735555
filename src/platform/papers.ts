import type { Link } from '../core/link.ts';
import type { Paper, PaperId } from '../core/paper.ts';
import { type Reading, read, type Writing } from './database.ts';
import type { StoredPaper } from './schema.ts';

/** What of a stored paper is worth keeping when the cache forgets it: not its pictures, nor who told of it when. */
export function copyOf(stored: StoredPaper): { readonly paper: Paper; readonly links: readonly Link[] } {
  const { links, pictures: _pictures, day: _day, from: _from, ...paper } = stored;
  return { paper, links };
}

export async function readPaper(id: PaperId): Promise<StoredPaper | undefined> {
  return read(['papers'], (tx) => tx.objectStore('papers').get(id));
}

/** Those of the ids that are stored, in one transaction; the order is not kept. */
export function readPapers(ids: Iterable<PaperId>): Promise<Map<PaperId, StoredPaper>> {
  return read(['papers'], (tx) => papersIn(tx, ids));
}

/** Ids at most this far apart are read in one stretch, with what is stored between them. */
const GAP = 32;

/** From the first to the last of ids that stand close together, as most of a day's do. */
function* stretchesOf(ids: Iterable<PaperId>): Generator<IDBKeyRange> {
  let first: PaperId | undefined;
  let last: PaperId | undefined;
  for (const id of [...ids].sort()) {
    const isNear = last && id.slice(0, 5) === last.slice(0, 5) && Number(id.slice(5)) - Number(last.slice(5)) <= GAP;
    if (first && last && !isNear) yield IDBKeyRange.bound(first, last);
    if (!isNear) first = id;
    last = id;
  }
  if (first && last) yield IDBKeyRange.bound(first, last);
}

/** Those of the ids that are stored, in an open transaction: a thousand asked for singly take several times as long. */
export async function papersIn(tx: Reading | Writing, ids: Iterable<PaperId>): Promise<Map<PaperId, StoredPaper>> {
  const wanted = new Set(ids);
  const store = tx.objectStore('papers');
  const stored = await Promise.all([...stretchesOf(wanted)].map((stretch) => store.getAll(stretch)));
  return new Map(stored.flat().flatMap((paper) => (wanted.has(paper.id) ? [[paper.id, paper] as const] : [])));
}
