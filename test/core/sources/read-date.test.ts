import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeedDay, readWrittenDay } from '../../../src/core/sources/read-date.ts';

describe('dates of sources', () => {
  it.each([
    ['Tue, 30 Jun 2026 00:00:00 -0400', '2026-06-30'],
    ['Thu, 03 Feb 2011 00:00:00 -0500', '2011-02-03'],
    ['2026-06-30T00:00:00-04:00', '2026-06-30'],
    ['2026-06-30T04:00:07.039079+00:00', '2026-06-30'],
    ['Tue, 30 Jun 2026 03:59:00 +0000', '2026-06-29'],
    ['2026-01-05T04:30:00Z', '2026-01-04'],
    ['2026-06-30', '2026-06-30'],
    ['9999-99-99T99:99:99Z', undefined],
    ['-271821-04-20T00:00:00Z', undefined],
    ['31 Feb 2026', undefined],
    ['not a date', undefined],
    ['', undefined],
  ])('%s is %s in New York', (text, day) => {
    expect(readFeedDay(text)).toBe(day);
  });

  it('reads a day written in words, short or long', () => {
    expect(readWrittenDay('Showing new listings for Tuesday, 30 June 2026')).toBe('2026-06-30');
    expect(readWrittenDay('Tue, 3 Feb 2026')).toBe('2026-02-03');
  });

  it('gives a day of the calendar or none, whatever it reads', () => {
    const text = fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: false }).map(String),
      fc.stringMatching(/^[0-9TZ:+ ,.a-zA-Z-]{0,40}$/),
      fc.tuple(fc.integer(), fc.constantFrom('Jun', 'june', 'Jux'), fc.integer()).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, (written) => {
        for (const day of [readFeedDay(written), readWrittenDay(written)])
          if (day !== undefined) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }),
      { numRuns: 500 },
    );
  });
});
