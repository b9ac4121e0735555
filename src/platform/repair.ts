import { database, dropDatabase, read } from './database.ts';
import { mirrorMarks } from './marks-mirror.ts';
import { readStates, writeState } from './state.ts';

/** Whether an error is what browsers answer with when a database's files are damaged. */
export function isDamage(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'UnknownError' || error.name === 'NotReadableError');
}

/**
 * Looks whether every store can be read to its end; where one cannot, for good, what can still be read of the marks goes
 * into their mirror, and the database is made anew, with the marks from there. Everything else is fetched again.
 * @param carried state keys whose values are kept, where they can be read.
 * @param isSure it is damaged though every store can be read, and is made anew without looking.
 * @returns whether it was made anew.
 */
export async function repairDatabase(carried: readonly string[], isSure = false): Promise<boolean> {
  return navigator.locks.request('repair', async () => {
    if (!isSure && (await isReadable())) return false;
    // A request that is under way would be forgotten, and with it the rest after it.
    return navigator.locks.request('request', async () => {
      await read(['marks'], (tx) => tx.objectStore('marks').getAll()).then(mirrorMarks, () => undefined);
      const values = await readStates(carried).catch(() => []);
      await dropDatabase();
      await database();
      for (const [at, value] of values.entries())
        if (value !== undefined) await writeState(carried[at] as string, value);
      return true;
    });
  });
}

async function isReadable(): Promise<boolean> {
  try {
    const db = await database();
    for (const name of db.objectStoreNames) {
      await read([name], (tx) => {
        const store = tx.objectStore(name);
        // Looking for one key, which none has, meets damage too that has nothing to list behind it.
        return Promise.all([store.getAll(), store.get('' as never)]);
      });
    }
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}
