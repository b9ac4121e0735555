import type { Day } from '../core/day.ts';
import { withDay } from '../core/planning/ledger.ts';
import type { Run } from '../core/run.ts';
import type { Writing } from '../platform/database.ts';
import { ledgerIn, putLedger } from './plan-state.ts';

function waitingIn(tx: Writing, day: Day): Promise<number> {
  return tx.objectStore('questions').count(IDBKeyRange.bound([day], [day, []]));
}

/** Opens the day's run record if none is open. */
export async function openRun(tx: Writing, day: Day, at: number): Promise<void> {
  const ledger = await ledgerIn(tx);
  if (ledger.days[day]?.running) return;
  const asked = await waitingIn(tx, day);
  const run: Run = { day, startedAt: at, asked, answered: 0, notModified: 0, papers: 0, bytes: 0, failures: [] };
  await Promise.all([tx.objectStore('runs').put(run), putLedger(tx, withDay(ledger, day, { running: true }))]);
}

/** Changes the day's run record; `asked` counts what was answered and what still waits. */
export async function changeRun(tx: Writing, day: Day, change: (run: Run) => Partial<Run>): Promise<void> {
  const store = tx.objectStore('runs');
  const run = await store.get(day);
  if (!run) return;
  const changed = { ...run, ...change(run) };
  await store.put({ ...changed, asked: Math.max(run.asked, changed.answered + (await waitingIn(tx, day))) });
}
