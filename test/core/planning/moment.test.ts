import { describe, expect, it } from 'vitest';
import { type Day, newYorkTime } from '../../../src/core/day.ts';
import { emptyLedger, withDay } from '../../../src/core/planning/ledger.ts';
import { isAnnounced, isFresh, isWished, momentOf } from '../../../src/core/planning/moment.ts';
import { NO_RESTS } from '../../../src/core/planning/rests.ts';
import { readSettings } from '../../../src/core/settings.ts';

const HOUR = 3_600_000;
const FRIDAY = '2026-06-26' as Day;
const moment = (now: number, zone = 0) =>
  momentOf(
    { ledger: emptyLedger(0.25), queue: [], rests: NO_RESTS },
    readSettings({ schedule: 'mornings', sourcesOff: ['arxiv-api'] }),
    now,
    zone,
  );

describe('a moment', () => {
  it('knows the day in New York, on the listings, and in UTC', () => {
    const evening = newYorkTime('2026-06-25' as Day, 21);
    expect(moment(evening)).toMatchObject({ today: '2026-06-25', latest: FRIDAY, newest: FRIDAY, utc: FRIDAY });
    // A holiday has the community's picks, and no batch.
    const holiday = newYorkTime('2026-11-27' as Day, 12);
    expect(moment(holiday)).toMatchObject({ today: '2026-11-27', latest: '2026-11-26', newest: '2026-11-27' });
    expect(moment(evening, 120).cadence).toEqual({ schedule: 'mornings', offset: 0.25, zone: 120 });
    expect(moment(evening).isOff('arxiv-api')).toBe(true);
    expect(moment(evening).isOff('arxiv-feed')).toBe(false);
  });

  it('keeps thirty days, newest first, without weekends; another moment keeps its own', () => {
    const noon = newYorkTime(FRIDAY, 12);
    const { kept } = moment(noon);
    expect(kept[0]).toBe(FRIDAY);
    expect(kept.at(-1)).toBe('2026-05-28');
    expect(kept).toHaveLength(22);
    expect(moment(noon).kept).toEqual(kept);
    // In winter UTC's day begins an hour before the next batch is out.
    const evening = newYorkTime('2026-12-09' as Day, 20);
    const ends = [evening - HOUR - 1, evening - HOUR, evening - 1, evening].map((now) => {
      const days = moment(now).kept;
      return [days[0], days.at(-1)];
    });
    expect(ends).toEqual([
      ['2026-12-09', '2026-11-10'],
      ['2026-12-09', '2026-11-11'],
      ['2026-12-09', '2026-11-11'],
      ['2026-12-10', '2026-11-11'],
    ]);
  });
});

describe('a wish', () => {
  it('holds for two days, and is fresh for five minutes', () => {
    const wish = { lists: {}, wishedAt: 1000 };
    expect([48 * HOUR + 999, 48 * HOUR + 1000].map((now) => isWished(wish, now))).toEqual([true, false]);
    expect([300_999, 301_000].map((now) => isFresh(wish, now))).toEqual([true, false]);
    const now = newYorkTime(FRIDAY, 12);
    expect([isWished({ lists: {} }, now), isFresh({ lists: {} }, now)]).toEqual([false, false]);
  });
});

describe('a batch is expected', () => {
  it('as the calendar says, until somebody knows better', () => {
    const ledger = emptyLedger(0);
    expect(isAnnounced(FRIDAY, ledger)).toBe(true);
    expect(isAnnounced('2026-11-27' as Day, ledger)).toBe(false);
    expect(isAnnounced(FRIDAY, withDay(ledger, FRIDAY, { announced: false }))).toBe(false);
  });
});
