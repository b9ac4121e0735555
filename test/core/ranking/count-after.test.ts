import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '../../../src/core/paper.ts';
import { countAfter } from '../../../src/core/ranking/reader/count-after.ts';

const id = (month: string, number: number) => `${month}.${String(number).padStart(5, '0')}` as PaperId;
const batch = (month: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => id(month, from + at));

describe('countAfter', () => {
  it('counts to the newest, in whatever order papers come, with gaps where other fields are', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }), { minLength: 40, maxLength: 60 });
    fc.assert(
      fc.property(numbers, (list) => {
        const after = countAfter(list.map((number) => id('2606', number)));
        const newest = Math.max(...list);
        for (const number of list) expect(after.get(id('2606', number))).toBe(newest - number);
      }),
      { numRuns: 30 },
    );
  });

  it('goes on over the turn of a month and of a year', () => {
    const after = countAfter([...batch('2601', 1, 30), ...batch('2512', 18_000, 18_020)]);
    expect([after.get(id('2601', 30)), after.get(id('2601', 1))]).toEqual([0, 29]);
    expect([after.get(id('2512', 18_020)), after.get(id('2512', 18_000))]).toEqual([30, 50]);
  });

  it('says nothing of papers long held back, of old ids, and of a batch too small to show its end', () => {
    const old = [id('2403', 12), id('2602', 5), 'hep-th/9901001' as PaperId];
    const after = countAfter([...batch('2606', 1, 60), id('2605', 9), ...old]);
    expect(after.size).toBe(61);
    expect(old.filter((one) => after.has(one))).toEqual([]);
    expect(countAfter(batch('2606', 1, 39)).size).toBe(0);
    expect(countAfter([]).size).toBe(0);
  });
});
