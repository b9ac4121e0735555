import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, isWeekday, newYorkTime, utcDay, utcStart } from '../../../src/core/day.ts';
import { batchMoment, type Cadence, communityMoments, isCommunityFinal } from '../../../src/core/planning/cadence.ts';

const DAY = '2026-06-26' as Day;
const HOUR = 3_600_000;
const cadence = (more: Partial<Cadence> = {}): Cadence => ({ schedule: 'announced', offset: 0, zone: 0, ...more });
const days = fc
  .integer({ min: Date.parse('2025-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') })
  .map(utcDay)
  .filter(isWeekday);
const cadences = fc.record({
  schedule: fc.constantFrom('announced' as const, 'mornings' as const),
  offset: fc.double({ min: 0, max: 1, noNaN: true }),
  zone: fc.integer({ min: -12 * 60, max: 14 * 60 }),
});

describe('the cadence', () => {
  it('looks for the batch a little after it is announced', () => {
    const announced = newYorkTime('2026-06-25' as Day, 20);
    expect(batchMoment(DAY, cadence())).toBe(announced + 180_000);
    expect(batchMoment(DAY, cadence({ offset: 1 }))).toBe(announced + 180_000 + 3.5 * HOUR);
    expect(batchMoment(DAY, cadence({ schedule: 'manual' }))).toBe(Number.POSITIVE_INFINITY);
  });

  it('waits for the reader’s morning when asked to', () => {
    // 00:00 UTC on the 26th is 09:00 in Tokyo: the next morning there is the 27th's.
    expect(batchMoment(DAY, cadence({ schedule: 'mornings', zone: 540 }))).toBe(Date.parse('2026-06-26T21:00:00Z'));
    expect(batchMoment(DAY, cadence({ schedule: 'mornings', zone: 120 }))).toBe(Date.parse('2026-06-26T04:00:00Z'));
    expect(batchMoment(DAY, cadence({ schedule: 'mornings', zone: -240, offset: 0.5 }))).toBe(
      Date.parse('2026-06-26T10:30:00Z'),
    );
  });

  it('waits for the next morning when the batch is out a moment too late for this one', () => {
    // 00:03 UTC is 06:00 and 06:01 there.
    const [six, late] = [357, 358].map((zone) => batchMoment(DAY, cadence({ schedule: 'mornings', zone })));
    expect(six).toBe(Date.parse('2026-06-26T00:03:00Z'));
    expect(late).toBe(Date.parse('2026-06-27T00:02:00Z'));
  });

  it('looks this morning when its own minute of the hour comes after the batch', () => {
    const at = (offset: number) => batchMoment(DAY, cadence({ schedule: 'mornings', zone: 360, offset }));
    // 00:00 UTC, when the batch is announced, is 06:00 there.
    expect(at(0.5)).toBe(Date.parse('2026-06-26T00:30:00Z'));
    expect(at(0.01)).toBe(Date.parse('2026-06-27T00:00:36Z'));
  });

  it('never looks before the announcement, nor a day later', () => {
    fc.assert(
      fc.property(days, cadences, (day, own) => {
        const after = batchMoment(day, own) - newYorkTime(addDays(day, -1), 20);
        expect(after).toBeGreaterThan(0);
        expect(after).toBeLessThanOrEqual(24.1 * HOUR);
      }),
    );
  });

  it('reads the community’s list over its day, three hours apart at least, and once when it is over', () => {
    fc.assert(
      fc.property(days, cadences, (day, own) => {
        const moments = communityMoments(day, own);
        moments.forEach((moment, at) => {
          expect(moment).toBeGreaterThanOrEqual(utcStart(day));
          if (at > 0) expect(moment - (moments[at - 1] ?? 0)).toBeGreaterThanOrEqual(3 * HOUR);
        });
        expect(isCommunityFinal(day, moments.at(-1) ?? 0)).toBe(true);
      }),
    );
    expect(communityMoments(DAY, cadence()).map((moment) => new Date(moment).toISOString().slice(5, 13))).toEqual([
      '06-26T04',
      '06-26T09',
      '06-26T14',
      '06-26T19',
      '06-27T04',
    ]);
    expect(communityMoments(DAY, cadence({ schedule: 'manual' }))).toEqual([]);
    const first = (more: Partial<Cadence>) => new Date(communityMoments(DAY, cadence(more))[0] ?? 0).toISOString();
    expect(first({ offset: 0.5 })).toBe('2026-06-26T04:30:00.000Z');
    const mornings = communityMoments(DAY, cadence({ schedule: 'mornings', offset: 0.5, zone: 60 }));
    expect(mornings.map((moment) => new Date(moment).toISOString().slice(5, 16))).toEqual([
      '06-26T05:30',
      '06-27T05:30',
    ]);
  });

  it('takes a list as final two hours into the next day', () => {
    expect(isCommunityFinal(DAY, Date.parse('2026-06-27T01:59:59Z'))).toBe(false);
    expect(isCommunityFinal(DAY, Date.parse('2026-06-27T02:00:00Z'))).toBe(true);
  });
});
