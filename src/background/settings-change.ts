import { latestDay, newestDay } from '../core/day.ts';
import { announce } from '../platform/changes.ts';
import { now } from '../platform/clock.ts';
import { listDays } from '../platform/digests.ts';
import { compose } from './compose-step.ts';
import { tickAfter } from './tick.ts';

/** Somebody changed the settings: the newest digests say so at once, and what is now wanted is asked for. */
export async function applySettings(): Promise<void> {
  announce({ type: 'settings' });
  await tickAfter(async () => {
    const days = await listDays();
    const at = now();
    // The last day with papers is the one that topics are counted on.
    const withPapers = days.find(({ candidates }) => candidates > 0)?.day;
    const current = [latestDay(at), newestDay(at), days[0]?.day, withPapers];
    for (const { day } of days) if (current.includes(day)) await compose(day);
  });
}
