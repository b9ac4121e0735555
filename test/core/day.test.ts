import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type Day,
  feedDay,
  isAnnouncementDay,
  isWeekday,
  latestDay,
  listingDate,
  newestDay,
  newYork,
  newYorkTime,
  nextAnnouncement,
  nextDay,
  parseDay,
  previousDay,
  utcDay,
} from '../../src/core/day.ts';

const at = (text: string) => Date.parse(text);
const moments = fc.integer({ min: at('2023-01-01T00:00:00Z'), max: at('2027-12-31T23:59:59Z') });
/** As long as there has been arXiv, and for as long as its clocks are known. */
const everSince = fc.integer({ min: at('1991-08-01T00:00:00Z'), max: at('2036-12-31T23:59:59Z') });
const day = (text: string) => text as Day;

describe('New York', () => {
  it('reads the wall clock as Intl does, at any moment', () => {
    const clock = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'America/New_York',
      hourCycle: 'h23',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(everSince, (now) => {
        const { day: today, seconds } = newYork(now);
        const time = new Date(seconds * 1000).toISOString().slice(11, 19);
        expect(`${today}, ${time}`).toBe(clock.format(now));
      }),
    );
  });

  it('changes the clocks at the very second that Intl does', () => {
    const clock = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', hourCycle: 'h23', hour: '2-digit' });
    const hourOf = (now: number) => Math.floor(newYork(now).seconds / 3600);
    for (let now = at('1991-08-01T00:00:00Z'); now < at('2037-01-01T00:00:00Z'); now += 3_600_000) {
      if (new Date(now).getUTCHours() < 5 || new Date(now).getUTCHours() > 8) continue;
      if (hourOf(now) !== Number(clock.format(now))) expect.fail(new Date(now).toISOString());
      if (hourOf(now - 1) !== Number(clock.format(now - 1))) expect.fail(new Date(now - 1).toISOString());
    }
  });

  it('finds the moment of an hour on days when the clocks change', () => {
    expect(newYorkTime(day('2026-03-08'), 0)).toBe(at('2026-03-08T05:00:00Z'));
    expect(newYorkTime(day('2026-03-08'), 20)).toBe(at('2026-03-09T00:00:00Z'));
    expect(newYorkTime(day('2026-11-01'), 0)).toBe(at('2026-11-01T04:00:00Z'));
    expect(newYorkTime(day('2026-11-01'), 20)).toBe(at('2026-11-02T01:00:00Z'));
  });
});

describe('the announcement calendar', () => {
  it('shows the next day from 20:00 on, and the feed holds it from midnight on', () => {
    const before = at('2026-06-25T23:59:59Z');
    const evening = at('2026-06-26T00:00:00Z');
    expect(latestDay(before)).toBe('2026-06-25');
    expect(latestDay(evening)).toBe('2026-06-26');
    expect(feedDay(evening)).toBe('2026-06-25');
    expect(feedDay(at('2026-06-26T04:00:00Z'))).toBe('2026-06-26');
  });

  it('shows Friday all weekend, with empty feeds, until Sunday evening', () => {
    expect(latestDay(at('2026-06-27T15:00:00Z'))).toBe('2026-06-26');
    expect(feedDay(at('2026-06-27T15:00:00Z'))).toBeUndefined();
    expect(latestDay(at('2026-06-28T23:59:59Z'))).toBe('2026-06-26');
    expect(latestDay(at('2026-06-29T00:00:00Z'))).toBe('2026-06-29');
    expect(nextAnnouncement(at('2026-06-27T15:00:00Z'))).toEqual({ at: at('2026-06-29T00:00:00Z'), day: '2026-06-29' });
  });

  it('knows that a skipped Friday freeze leaves the same batch until Tuesday (recorded in June 2026)', () => {
    // 19 June 2026 was a Friday: the listings stayed the same on the 19th, 20th, 21st and 22nd.
    expect(isAnnouncementDay(day('2026-06-19'))).toBe(true);
    expect(isAnnouncementDay(day('2026-06-22'))).toBe(false);
    expect(isAnnouncementDay(day('2026-06-23'))).toBe(true);
    expect(latestDay(at('2026-06-22T20:00:00Z'))).toBe('2026-06-19');
    expect(newestDay(at('2026-06-22T20:00:00Z'))).toBe('2026-06-22');
  });

  it('skips the day after a holiday in the week', () => {
    expect(isAnnouncementDay(day('2026-11-26'))).toBe(true);
    expect(isAnnouncementDay(day('2026-11-27'))).toBe(false);
    expect(isAnnouncementDay(day('2027-01-01'))).toBe(false);
  });

  it('never names a day to come, and always one that is announced', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const latest = latestDay(now);
        expect(isAnnouncementDay(latest)).toBe(true);
        expect(latest <= listingDate(now)).toBe(true);
        expect(latest <= newestDay(now)).toBe(true);
        const next = nextAnnouncement(now);
        expect(next.at).toBeGreaterThan(now);
        expect(latestDay(next.at)).toBe(next.day);
        expect(latestDay(next.at - 1000)).toBe(latest);
      }),
    );
  });

  it('steps over weekends, back and forth, and not beyond today', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const newest = newestDay(now);
        expect(nextDay(newest, now)).toBeUndefined();
        const before = previousDay(newest);
        expect(isWeekday(before)).toBe(true);
        expect(nextDay(before, now)).toBe(newest);
      }),
    );
  });
});

describe('dates', () => {
  it('reads only dates of the calendar', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-01', '', '2026-06-31', '0000-00-00']) {
      expect(parseDay(text)).toBeUndefined();
    }
    expect(parseDay('2028-02-29')).toBe('2028-02-29');
  });

  it('adds days across months, years and clock changes', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -500, max: 500 }), (now, count) => {
        const start = utcDay(now);
        const end = addDays(start, count);
        expect((Date.parse(end) - Date.parse(start)) / 86_400_000).toBe(count);
      }),
    );
  });
});
