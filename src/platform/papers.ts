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

/** New-style ids are numbers, `2606.30534`: those that stand this close are read in one stretch, with what is between. */
const NEAR = 0.0003;

/** From the first to the last of ids that stand close together, as most of a day's do. */
function stretchesOf(ids: Iterable<PaperId>): [PaperId, PaperId][] {
  const stretches: [PaperId, PaperId][] = [];
  for (const id of [...ids].sort()) {
    const last = stretches.at(-1);
    if (last && Number(id) - Number(last[1]) < NEAR) last[1] = id;
    else stretches.push([id, id]);
  }
  return stretches;
}

/** Those of the ids that are stored, in an open transaction: a thousand asked for singly take several times as long. */
export async function papersIn(tx: Reading | Writing, ids: Iterable<PaperId>): Promise<Map<PaperId, StoredPaper>> {
  const wanted = new Set(ids);
  const store = tx.objectStore('papers');
  const stretches = stretchesOf(wanted).map((ends) => store.getAll(IDBKeyRange.bound(...ends)));
  const papers = (await Promise.all(stretches)).flat();
  return new Map(papers.flatMap((paper) => (wanted.has(paper.id) ? [[paper.id, paper]] : [])));
}
