import type { Link } from '../core/link.ts';
import type { Paper, PaperId } from '../core/paper.ts';
import { read } from './database.ts';
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
export async function readPapers(ids: Iterable<PaperId>): Promise<Map<PaperId, StoredPaper>> {
  return read(['papers'], async (tx) => {
    const store = tx.objectStore('papers');
    const papers = await Promise.all([...ids].map((id) => store.get(id)));
    return new Map(papers.flatMap((paper) => (paper ? [[paper.id, paper] as const] : [])));
  });
}
