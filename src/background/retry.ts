import type { Failure } from '../core/failure.ts';
import { now } from '../platform/clock.ts';
import { transact } from '../platform/database.ts';

/**
 * What waits because it failed in this way is due now: there is reason to think that it will not again. Manners stay.
 * @param rest ms that have passed since it was asked last, at least.
 */
export async function retry(kind: Failure['kind'], rest = 0): Promise<void> {
  const at = now();
  await transact(['questions'], async (tx, operations) => {
    const store = tx.objectStore('questions');
    for (const queued of await store.getAll()) {
      const dueAt = Math.max(at, (queued.askedAt ?? 0) + rest);
      if (queued.lastFailure?.kind === kind && dueAt < queued.dueAt) operations.push(store.put({ ...queued, dueAt }));
    }
  });
}
