import { addDays, utcDay } from '../core/day.ts';
import { now } from './clock.ts';
import { transact } from './database.ts';

/** Papers and listings of these last days stay. */
const DAYS = 7;

/**
 * Makes room when the quota is used up: pictures go first, then what could be asked for again of days gone by. Nothing
 * of the user's is touched, and no digest.
 */
export async function makeRoom(): Promise<void> {
  const oldest = addDays(utcDay(now()), -DAYS);
  await transact(['pictures', 'papers', 'listings', 'shelves', 'validators'], async (tx, operations) => {
    operations.push(tx.objectStore('pictures').clear());
    const keys = await tx.objectStore('papers').index('day').getAllKeys(IDBKeyRange.upperBound(oldest, true));
    for (const key of keys) operations.push(tx.objectStore('papers').delete(key));
    for (const { url, day, checkedAt, transfers } of await tx.objectStore('validators').getAll()) {
      // What it stands for goes; that its URL was asked is still true.
      if (day && day < oldest) operations.push(tx.objectStore('validators').put({ url, checkedAt, transfers }));
    }
    operations.push(
      tx.objectStore('listings').delete(IDBKeyRange.upperBound([oldest], true)),
      tx.objectStore('shelves').delete(IDBKeyRange.upperBound(oldest, true)),
    );
  });
}
