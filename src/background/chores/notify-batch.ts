import { latestDay } from '../../core/day.ts';
import { entryOf, withDay } from '../../core/planning/ledger.ts';
import { quietUntil } from '../../core/quiet-hours.ts';
import type { Settings } from '../../core/settings.ts';
import { now, zone } from '../../platform/clock.ts';
import { read } from '../../platform/database.ts';
import { DAYS, type DayCounts } from '../../platform/digests.ts';
import { message } from '../../platform/language.ts';
import { mayNotify, notify } from '../../platform/notices.ts';
import { isBeingRead } from '../../platform/presence.ts';
import { changeLedger, planIn } from '../plan-state.ts';

/**
 * Says once a day that arXiv's newest batch is in its digest: to readers who want it, after their quiet hours, and not to
 * those who are looking at it. Noted before it is shown: better not at all than twice.
 */
export async function notifyBatch({ notify: isWanted, quietHours }: Settings): Promise<number> {
  const at = now();
  const day = latestDay(at);
  const [state, days] = await read(['state', 'questions'], (tx) =>
    Promise.all([planIn(tx), tx.objectStore('state').get(DAYS) as Promise<DayCounts[] | undefined>]),
  );
  const counts = days?.find((one) => one.day === day);
  const { lists, composedAt = 0, notified } = state ? entryOf(state.ledger, day) : { lists: {}, notified: true };
  const isOut = Object.values(lists).some((list) => list.count > 0 && list.at <= composedAt);
  if (notified || !isOut || !counts) return Number.POSITIVE_INFINITY;
  const isShown = isWanted && !(await isBeingRead()) && (await mayNotify());
  const quiet = quietUntil(quietHours, at, zone());
  if (isShown && quiet > at) return quiet;
  await changeLedger((ledger) => withDay(ledger, day, { notified: true }));
  const numbers = [String(counts.cards), String(counts.candidates)];
  if (isShown) await notify(day, message('noticeTitle', []), message('noticeText', numbers));
  return Number.POSITIVE_INFINITY;
}
