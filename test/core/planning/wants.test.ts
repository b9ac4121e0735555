import { expect, it } from 'vitest';
import { type Day, newYorkTime } from '../../../src/core/day.ts';
import { emptyLedger, withDay } from '../../../src/core/planning/ledger.ts';
import { momentOf } from '../../../src/core/planning/moment.ts';
import { NO_RESTS } from '../../../src/core/planning/rests.ts';
import { activeDays } from '../../../src/core/planning/wants.ts';
import { readSettings } from '../../../src/core/settings.ts';
import { dailyQuestion } from '../../../src/core/sources/index.ts';

const MINUTE = 60_000;
/** Noon on a holiday: the newest batch is the day before's. */
const NOON = newYorkTime('2026-11-27' as Day, 12);

it('days are wanted in this order: just wished for, the newest, those that are kept, wished for, asked about', () => {
  const [fresh, fresher, early, earlier, gone, asked] = [
    ['2026-05-04', 4],
    ['2026-03-02', 3],
    ['2026-01-05', 90],
    ['2026-02-02', 60],
    ['2026-04-06', 48 * 60],
    ['2024-04-08', undefined],
  ].map(([day, minutes]) => ({ day: day as Day, minutes: minutes as number | undefined }));
  const queue = asked ? [{ ...dailyQuestion(asked.day), dueAt: 0, tries: 1 }] : [];
  const wishes = [early, fresh, gone, earlier, fresher];
  for (const order of [wishes, [...wishes].reverse()]) {
    let ledger = emptyLedger(0);
    for (const one of order)
      if (one?.minutes) ledger = withDay(ledger, one.day, { wishedAt: NOON - one.minutes * MINUTE });
    const days = activeDays(momentOf({ ledger, queue, rests: NO_RESTS }, readSettings({}), NOON, 0));
    expect(days.slice(0, 5)).toEqual(['2026-03-02', '2026-05-04', '2026-11-26', '2026-11-27', '2026-11-25']);
    expect(days.slice(-4)).toEqual(['2026-10-29', '2026-02-02', '2026-01-05', '2024-04-08']);
    expect(new Set(days).size).toBe(days.length);
  }
});
