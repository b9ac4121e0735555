import { latestDay } from '../core/day.ts';
import { batchMoment } from '../core/planning/cadence.ts';
import { entryOf, withDay } from '../core/planning/ledger.ts';
import { wantedLists } from '../core/planning/lists.ts';
import { isAnnounced } from '../core/planning/moment.ts';
import { now } from '../platform/clock.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { changeLedger, preparePlan } from './plan-state.ts';
import { retry } from './retry.ts';

/** What nobody could be reached for rests so long at least, however often somebody looks. */
const REST = 60_000;

/**
 * Somebody looks: a batch that is out is read for them now, and not when this installation's turn comes. That is what lets
 * the turns of those who do not look lie hours apart. Only where the schedule is as soon as it is out. Nor do they wait
 * for the hour when they have just come back to a network.
 */
export async function bringForward(): Promise<void> {
  await retry('offline', REST);
  const settings = await loadSettings();
  if (settings.schedule !== 'announced') return;
  await preparePlan(settings);
  const at = now();
  const day = latestDay(at);
  // The first moment of all: its zone does not matter.
  if (batchMoment(day, { schedule: settings.schedule, offset: 0, zone: 0 }) > at) return;
  await changeLedger((ledger) => {
    const entry = entryOf(ledger, day);
    const isRead = wantedLists(settings).every((list) => entry.lists[list] !== undefined);
    return isRead || entry.wishedAt !== undefined || !isAnnounced(day, ledger)
      ? ledger
      : withDay(ledger, day, { wishedAt: at });
  });
}
