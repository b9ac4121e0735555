import { type ComposeInput, startDigest } from '../core/compose.ts';
import { addDays, type Day, utcDay } from '../core/day.ts';
import type { Digest, Shelf } from '../core/digest.ts';
import { isHidden } from '../core/mark.ts';
import type { PaperId } from '../core/paper.ts';
import { cleaned, entryOf, type Ledger, tidied, withDay } from '../core/planning/ledger.ts';
import { wantedLists } from '../core/planning/lists.ts';
import { standingOf } from '../core/planning/standing.ts';
import type { TasteModel } from '../core/ranking/taste.ts';
import type { Settings } from '../core/settings.ts';
import type { Candidate } from '../core/signal.ts';
import { showBadge } from '../platform/badge.ts';
import { now } from '../platform/clock.ts';
import { read } from '../platform/database.ts';
import { DAYS, type DayCounts } from '../platform/digests.ts';
import { readPrior } from '../platform/prior.ts';
import { publish } from '../platform/publish.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { TASTE } from '../platform/taste.ts';
import { changeLedger, ledgerIn, planIn, putLedger } from './plan-state.ts';
import { eachCandidate, readDay, type StoredDay } from './read-day.ts';
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
    const { state, marks, taste, days, kept } = stored;
    const since = entryOf(state.ledger, day).dirty?.since;
    if (!kept.isKept && days.some((one) => one.day === day && one.candidates > 0)) {
      await changeLedger((ledger) => cleaned(ledger, day, since));
      return;
    }
    const at = now();
    const standing = standingOf(day, state, settings, at);
    const hidden = new Set(marks.filter(isHidden).map(({ id }) => id));
    const batch = [...kept.entries.values()].filter(({ announce }) => announce === 'new').map(({ id }) => id);
    const { digest, shelf } = await draw({ ...standing, day, now: at, batch, settings, taste, prior, hidden }, kept);
    await publish(digest, shelf, async (tx, operations) => {
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

/** Reads the day's papers, all to judge them and few to show them. */
function draw(input: ComposeInput, kept: StoredDay): Promise<{ digest: Digest; shelf: Shelf }> {
  return read(['papers'], async (tx) => {
    const draft = startDigest(input);
    await eachCandidate(tx, kept, kept.entries, draft.add);
    const { ids, compose } = draft.shortlist();
    const again = new Map<PaperId, Candidate>();
    await eachCandidate(tx, kept, ids, (candidate) => again.set(candidate.paper.id, candidate));
    return compose(again);
  });
}

/** All else that a digest is made of, as it is at one moment. `undefined` before the first tick. */
function readStored(day: Day, settings: Settings) {
  return read(['state', 'questions', 'marks', 'listings', 'looks'], async (tx) => {
    const lists = new Set(wantedLists(settings));
    const [state, marks, taste, days] = await Promise.all([
      planIn(tx),
      tx.objectStore('marks').getAll(),
      tx.objectStore('state').get(TASTE) as Promise<TasteModel | undefined>,
      tx.objectStore('state').get(DAYS) as Promise<DayCounts[] | undefined>,
    ]);
    if (!state) return undefined;
    const kept = await readDay(tx, day, entryOf(state.ledger, day).lists, (list) => lists.has(list));
    return { state, marks, taste, days: days ?? [], kept };
  });
}

function shortened(ledger: Ledger, at: number): Ledger {
  return tidied(ledger, addDays(utcDay(at), -LEDGER_DAYS), at - LEDGER_DAYS * 86_400_000);
}
