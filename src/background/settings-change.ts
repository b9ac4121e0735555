import { latestDay, newestDay } from '../core/day.ts';
import { announce } from '../platform/changes.ts';
import { now } from '../platform/clock.ts';
import { listDays } from '../platform/digests.ts';
import { compose } from './compose-step.ts';
import { tickAfter } from './tick.ts';

/** Somebody changed the settings: the newest digest says so at once, and what is now wanted is asked for. */
export async function applySettings(): Promise<void> {
  announce({ type: 'settings' });
  await tickAfter(async () => {
    const days = await listDays();
    const at = now();
    for (const { day } of days.slice(0, 2))
      if (day === latestDay(at) || day === newestDay(at) || day === days[0]?.day) await compose(day);
  });
}
