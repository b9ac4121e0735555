import { composeDigest } from '../core/compose.ts';
import { addDays, type Day, utcDay } from '../core/day.ts';
import { isHidden } from '../core/mark.ts';
import { cleaned, entryOf, type Ledger, tidied, withDay } from '../core/planning/ledger.ts';
import { wantedLists } from '../core/planning/lists.ts';
import { standingOf } from '../core/planning/standing.ts';
import type { TasteModel } from '../core/ranking/taste.ts';
import type { Settings } from '../core/settings.ts';
import { showBadge } from '../platform/badge.ts';
import { now } from '../platform/clock.ts';
import { read } from '../platform/database.ts';
import { DAYS, type DayCounts } from '../platform/digests.ts';
import { readPrior } from '../platform/prior.ts';
import { publish } from '../platform/publish.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { TASTE } from '../platform/taste.ts';
import { changeLedger, ledgerIn, planIn, putLedger } from './plan-state.ts';
import { candidatesIn } from './read-day.ts';
import { changeRun } from './run-record.ts';

const LEDGER_DAYS = 45;

/**
 * Makes the day's digest from what is stored and publishes it whole. One at a time over all contexts, so that an older
 * one never follows a newer. A day of which nothing is stored any more keeps the digest it has.
 */
export async function compose(day: Day): Promise<void> {
  await navigator.locks.request('compose', async () => {
    const [settings, prior] = await Promise.all([loadSettings(), readPrior()]);
    const stored = await readStored(day, settings);
    if (!stored) return;
    const { state, marks, taste, days, candidates, isKept } = stored;
    const since = entryOf(state.ledger, day).dirty?.since;
    if (!isKept && days.some((one) => one.day === day && one.candidates > 0)) {
      await changeLedger((ledger) => cleaned(ledger, day, since));
      return;
    }
    const at = now();
    const standing = standingOf(day, state, settings, at);
    const hidden = new Set(marks.filter(isHidden).map(({ id }) => id));
    const made = composeDigest({ ...standing, day, now: at, candidates, settings, taste, prior, hidden });
    await publish(made.digest, made.shelf, async (tx, operations) => {
      const ledger = withDay(cleaned(await ledgerIn(tx), day, since), day, {
        composedAt: at,
        incomplete: !standing.complete,
      });
      operations.push(putLedger(tx, shortened(ledger, at)));
      await changeRun(tx, day, () => ({ failures: standing.failures }));
    });
  });
  await showBadge();
}

/** All that a digest is made of, as it is at one moment. `undefined` before the first tick. */
function readStored(day: Day, settings: Settings) {
  return read(['state', 'questions', 'marks', 'listings', 'papers', 'looks'], async (tx) => {
    const lists = new Set(wantedLists(settings));
    const [state, marks, taste, days] = await Promise.all([
      planIn(tx),
      tx.objectStore('marks').getAll(),
      tx.objectStore('state').get(TASTE) as Promise<TasteModel | undefined>,
      tx.objectStore('state').get(DAYS) as Promise<DayCounts[] | undefined>,
    ]);
    if (!state) return undefined;
    const kept = await candidatesIn(tx, day, entryOf(state.ledger, day).lists, (list) => lists.has(list));
    return { state, marks, taste, days: days ?? [], ...kept };
  });
}

function shortened(ledger: Ledger, at: number): Ledger {
  return tidied(ledger, addDays(utcDay(at), -LEDGER_DAYS), at - LEDGER_DAYS * 86_400_000);
}
