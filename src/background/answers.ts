import { type Day, newestDay, parseDay, utcDay } from '../core/day.ts';
import { Failed } from '../core/failure.ts';
import { withDay } from '../core/planning/ledger.ts';
import { now } from '../platform/clock.ts';
import { transact } from '../platform/database.ts';
import type { Handlers } from '../platform/messages.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { bringForward } from './bring-forward.ts';
import { countOpened } from './chores/count-opened.ts';
import { compose } from './compose-step.ts';
import { guarded } from './guard.ts';
import { lookFor } from './look.ts';
import { mediaOf, noteLayout, toggleSaved } from './page-answers.ts';
import { ledgerIn, preparePlan, putLedger } from './plan-state.ts';
import { tick, tickAfter } from './tick.ts';
import { watch } from './wake.ts';

const MINUTE = 60_000;

/** What the worker answers to pages. */
export const handlers: Handlers = {
  mediaOf: (id, asker) => {
    void guarded(() => countOpened(id, asker));
    return mediaOf(id);
  },
  save: (id, { isPrivate }) => toggleSaved(id, isPrivate),
  lookFor: (id, { isPrivate }) => lookFor(id, isPrivate),
  layoutUnknown: (_id, { isPrivate }) => noteLayout(isPrivate),
  refresh: async (day) => {
    await wish(checkDay(day));
    void guarded(() => tick(true));
  },
  resume: () => void guarded(() => tickAfter(bringForward)),
  recompose: (day) => compose(checkDay(day)),
};

function checkDay(told: unknown): Day {
  const day = typeof told === 'string' ? parseDay(told) : undefined;
  const last = newestDay(now());
  if (!day || (day > last && day > utcDay(now()))) throw new Failed({ kind: 'bug', detail: 'no such day' });
  return day;
}

/** Notes that the reader wants this day, and brings forward what waits to be asked again, within the sources' manners. */
async function wish(day: Day): Promise<void> {
  // As in `tickAfter`: the answer alone does not wait for what comes.
  await watch();
  await preparePlan(await loadSettings());
  const at = now();
  await transact(['state', 'questions'], async (tx, operations) => {
    operations.push(putLedger(tx, withDay(await ledgerIn(tx), day, { wishedAt: at })));
    const store = tx.objectStore('questions');
    for (const queued of await store.getAll(IDBKeyRange.bound([day], [day, []]))) {
      const soonest = Math.max(at, (queued.askedAt ?? 0) + MINUTE);
      if (queued.dueAt > soonest) operations.push(store.put({ ...queued, dueAt: soonest }));
    }
  });
}
