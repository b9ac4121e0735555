import type { Step } from '../core/plan.ts';
import { withDirty } from '../core/planning/ledger.ts';
import { hostOf } from '../core/planning/rests.ts';
import { keyOf } from '../core/queue.ts';
import { now } from '../platform/clock.ts';
import { transact } from '../platform/database.ts';
import { ledgerIn, putLedger } from './plan-state.ts';

/** Brings the queue in line with the plan, in one transaction. */
export async function changeQueue({ add, drop }: Extract<Step, { type: 'queue' }>): Promise<void> {
  await transact(['questions', 'state'], async (tx, operations) => {
    const store = tx.objectStore('questions');
    for (const question of drop) operations.push(store.delete(keyOf(question)));
    for (const question of add) operations.push(store.put(question));
    const last = Math.max(...add.filter(({ url }) => hostOf(url) === 'arxiv.org').map(({ dueAt }) => dueAt));
    const ledger = await ledgerIn(tx);
    const caughtUpTo = Math.max(ledger.caughtUpTo ?? 0, last + 60_000);
    // What was waited for in vain is waited for no more, and the digest says so.
    const given = drop.filter(({ lastFailure }) => lastFailure !== undefined).map(({ day }) => day);
    operations.push(putLedger(tx, { ...withDirty(ledger, given, now()), caughtUpTo }));
  });
}
