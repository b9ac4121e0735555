import { database, dropDatabase, read } from './database.ts';
import { mirrorMarks } from './marks-mirror.ts';

/** Whether an error is what browsers answer with when a database's files are damaged. */
export function isDamage(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'UnknownError' || error.name === 'NotReadableError');
}

/**
 * Looks whether every store can be read to its end; where one cannot, for good, what can still be read of the marks goes
 * into their mirror, and the database is made anew, with the marks from there. Everything else is fetched again.
 * @returns whether it was made anew.
 */
export async function repairDatabase(): Promise<boolean> {
  return navigator.locks.request('repair', async () => {
    if (await isReadable()) return false;
    // A request that is under way would be forgotten, and with it the rest after it.
    return navigator.locks.request('request', async () => {
      await read(['marks'], (tx) => tx.objectStore('marks').getAll()).then(mirrorMarks, () => undefined);
      await dropDatabase();
      await database();
      return true;
    });
  });
}

async function isReadable(): Promise<boolean> {
  try {
    const db = await database();
    for (const store of db.objectStoreNames) await read([store], (tx) => tx.objectStore(store).getAll());
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}
