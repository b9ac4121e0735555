import { isSaved } from '../core/mark.ts';
import { database } from './database.ts';
import { readMarks } from './marks.ts';

/** What lies in the database, counted. */
export interface StorageUse {
  readonly papers: number;
  readonly days: number;
  readonly pictures: number;
  readonly marks: number;
  readonly saved: number;
  /** Bytes of all the extension's storage as the browser estimates them; `undefined` where it will not say. */
  readonly bytes?: number;
  /** The browser has promised not to clear it when room gets short; `undefined` where there is no such promise. */
  readonly persisted?: boolean;
}

export async function readStorageUse(): Promise<StorageUse> {
  const db = await database();
  const [papers, days, pictures, marks, estimate, persisted] = await Promise.all([
    countPapers(db),
    db.count('digests'),
    db.count('pictures'),
    readMarks(),
    navigator.storage?.estimate?.(),
    navigator.storage?.persisted?.(),
  ]);
  const bytes = estimate?.usage;
  return {
    ...{ papers, days, pictures, marks: marks.size },
    saved: [...marks.values()].filter(isSaved).length,
    ...(bytes === undefined ? {} : { bytes }),
    ...(persisted === undefined ? {} : { persisted }),
  };
}

/** Block by block: together they may be more than a page should hold. */
async function countPapers(db: Awaited<ReturnType<typeof database>>): Promise<number> {
  let count = 0;
  let cursor = await db.transaction('papers').store.openCursor();
  for (; cursor; cursor = await cursor.continue()) count += cursor.value.papers.length;
  return count;
}

/** Asks the browser to keep our storage when room gets short; documents only. @returns whether it will. */
export async function persist(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}
