import type { PaperId } from '../core/paper.ts';
import { database } from './database.ts';
import type { StoredPaper } from './schema.ts';

export async function readPaper(id: PaperId): Promise<StoredPaper | undefined> {
  return (await database()).get('papers', id);
}

/** Those of the ids that are stored, in one transaction; the order is not kept. */
export async function readPapers(ids: Iterable<PaperId>): Promise<Map<PaperId, StoredPaper>> {
  const tx = (await database()).transaction('papers');
  const found = new Map<PaperId, StoredPaper>();
  const reads = [...ids].map(async (id) => {
    const paper = await tx.store.get(id);
    if (paper) found.set(id, paper);
  });
  await Promise.all([...reads, tx.done]);
  return found;
}
