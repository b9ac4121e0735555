import { type Day, latestDay } from '../core/day.ts';
import { currentDays } from '../core/planning/ledger.ts';
import { announce } from '../platform/changes.ts';
import { now } from '../platform/clock.ts';
import { listDays } from '../platform/digests.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { compose } from './compose-step.ts';
import { preparePlan } from './plan-state.ts';
import { tickAfter } from './tick.ts';

/** Somebody changed the settings: the current digests say so at once, and what is now wanted is asked for. */
export async function applySettings(): Promise<void> {
  announce({ type: 'settings' });
  await tickAfter(async () => {
    const { ledger } = await preparePlan(await loadSettings());
    const due = currentDays(ledger, latestDay(now()));
    const made = new Set<Day>();
    for (let day = due.shift(); day; day = due.shift()) {
      await compose(day);
      made.add(day);
      // Where it has no papers now, another day is the last that has some, which is the one that topics are counted on.
      const last = (await listDays()).find(({ candidates }) => candidates > 0)?.day;
      if (last && !made.has(last) && !due.includes(last)) due.push(last);
    }
  });
}
