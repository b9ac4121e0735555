import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { intoBlocks } from './paper-blocks.ts';
import type { Schema, StoredPaper } from './schema.ts';

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/**
 * Append only: a released step is never edited. The database's version is the length of this list, and opening version
 * n runs the steps after n. A cache store may be deleted and made anew; `marks` must be converted.
 */
export const migrations: readonly ((db: IDBPDatabase<Schema>, tx: Upgrade) => void)[] = [
  (db) => {
    db.createObjectStore('papers', { keyPath: 'id' }).createIndex('day', 'day');
    db.createObjectStore('listings', { keyPath: ['day', 'source', 'list'] });
    db.createObjectStore('digests', { keyPath: 'day' });
    db.createObjectStore('shelves', { keyPath: 'day' });
    db.createObjectStore('marks', { keyPath: 'id' }).createIndex('savedAt', 'savedAt');
    db.createObjectStore('questions', { keyPath: ['day', 'source', 'url'] }).createIndex('dueAt', 'dueAt');
    db.createObjectStore('runs', { keyPath: 'day' });
    db.createObjectStore('validators', { keyPath: 'url' });
    db.createObjectStore('looks', { keyPath: 'id' });
    db.createObjectStore('pictures', { keyPath: 'url' }).createIndex('day', 'day');
    db.createObjectStore('state');
  },
  (_db, tx) => {
    // Papers were a record each.
    const store = tx.objectStore('papers');
    const pack = async () => {
      const papers = (await store.getAll()) as unknown as StoredPaper[];
      await Promise.all([store.clear(), ...intoBlocks(papers).map((block) => store.put(block))]);
    };
    // What fails here ends the transaction, which tells whoever opened.
    pack().catch(() => undefined);
  },
];
