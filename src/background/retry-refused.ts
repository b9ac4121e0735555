import { now } from '../platform/clock.ts';
import { transact } from '../platform/database.ts';
import { tick } from './tick.ts';

/** The reader has allowed a host again: what waited for that is asked now. */
export async function retryRefused(): Promise<void> {
  const dueAt = now();
  await transact(['questions'], async (tx, operations) => {
    const store = tx.objectStore('questions');
    for (const queued of await store.getAll()) {
      if (queued.lastFailure?.kind === 'no-permission') operations.push(store.put({ ...queued, dueAt }));
    }
  });
  await tick(true);
}
