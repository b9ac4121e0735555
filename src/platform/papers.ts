import type { PaperId } from '../core/paper.ts';
import { read } from './database.ts';
import type { StoredPaper } from './schema.ts';

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
