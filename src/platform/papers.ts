import type { Link } from '../core/link.ts';
import type { Paper, PaperId } from '../core/paper.ts';
import { type Reading, read, type Writing } from './database.ts';
import { blockOf } from './paper-blocks.ts';
import type { StoredPaper } from './schema.ts';

/** What of a stored paper is worth keeping when the cache forgets it: not its pictures, nor who told of it when. */
export function copyOf(stored: StoredPaper): { readonly paper: Paper; readonly links: readonly Link[] } {
  const { links, pictures: _pictures, day: _day, from: _from, ...paper } = stored;
  return { paper, links };
}

export async function readPaper(id: PaperId): Promise<StoredPaper | undefined> {
  return (await read(['papers'], (tx) => papersNear(tx, [id]))).get(id);
}

/** Those of the ids that are stored, in one transaction; the order is not kept. */
export async function readPapers(ids: readonly PaperId[]): Promise<Map<PaperId, StoredPaper>> {
  const near = await read(['papers'], (tx) => papersNear(tx, ids));
  return new Map(ids.flatMap((id) => near.get(id) ?? []).map((paper) => [paper.id, paper]));
}

/** All papers of the blocks of these ids, in an open transaction: who writes one of a block writes them all. */
export async function papersNear(tx: Reading | Writing, ids: Iterable<PaperId>): Promise<Map<PaperId, StoredPaper>> {
  const near = new Map<PaperId, StoredPaper>();
  await eachNear(tx, ids, (paper) => near.set(paper.id, paper));
  return near;
}

/** Visits the same, a block at a time: whoever keeps none of them never has more than a block in memory. */
export async function eachNear(
  tx: Reading | Writing,
  ids: Iterable<PaperId>,
  visit: (paper: StoredPaper) => void,
): Promise<void> {
  const names = new Set([...ids].map(blockOf));
  const visits = [...names].map(async (name) => (await tx.objectStore('papers').get(name))?.papers.forEach(visit));
  await Promise.all(visits);
}
