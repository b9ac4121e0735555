import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../background/stores.ts';
import { addDays, type Day, utcStart } from '../../src/core/day.ts';
import { read, transact } from '../../src/platform/database.ts';
import { changeMark, readMarks } from '../../src/platform/marks.ts';
import { idOf, storeDay, write } from '../background/stores.ts';

const DAY = '2026-06-30' as Day;
const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(utcStart(DAY) + 12 * HOUR);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Papers last named on a day, and how many of theirs are still there. */
async function storeOld(day: Day, count: number): Promise<void> {
  await transact(['papers'], (tx, operations) => {
    for (let number = 0; number < count; number += 1) {
      const paper = write('sound', 50_000 + number);
      operations.push(tx.objectStore('papers').put({ ...paper, links: [], pictures: [], day, from: 'arxiv-feed' }));
    }
  });
}
const left = (day: Day) => read(['papers'], (tx) => tx.objectStore('papers').index('day').count(day));

describe('what is too old', () => {
  const old = addDays(DAY, -31);

  it('leaves with what is published, a batch at a time, and the next publication goes on', async () => {
    await storeOld(old, 900);
    await changeMark(idOf(50_000), { savedAt: 1 }, { paper: write('sound', 50_000), links: [] });
    for (const [publication, rest] of [500, 100, 0].entries()) {
      await storeDay(DAY, [write('snow', publication)]);
      expect(await left(old)).toBe(rest);
    }
    // All is done for today: what comes now waits for tomorrow.
    await storeOld(old, 10);
    await storeDay(DAY, [write('plants', 7)]);
    expect(await left(old)).toBe(10);
    expect((await readMarks()).get(idOf(50_000))?.paper?.title, 'a saved paper is kept').toBeTruthy();
  });

  it('stays as long as the last day it is kept', async () => {
    vi.setSystemTime(utcStart(addDays(DAY, 1)) + HOUR);
    const last = addDays(DAY, 1 - 30);
    await storeOld(last, 5);
    await storeDay(addDays(DAY, 1), [write('snow', 1)]);
    expect(await left(last)).toBe(5);
  });

  it('stays while somebody reads', async () => {
    vi.setSystemTime(utcStart(addDays(DAY, 2)) + HOUR);
    await storeOld(old, 5);
    vi.stubGlobal('navigator', {
      locks: {
        ...navigator.locks,
        request: (_: string, ...rest: unknown[]) => (rest.at(-1) as () => unknown)(),
        query: async () => ({ held: [{ name: 'reading' }] }),
      },
    });
    await storeDay(addDays(DAY, 2), [write('snow', 2)]);
    expect(await left(old)).toBe(5);
    vi.unstubAllGlobals();
    await storeDay(addDays(DAY, 2), [write('snow', 3)]);
    expect(await left(old)).toBe(0);
  });
});
