import './stores.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { learn } from '../../src/background/chores/learn.ts';
import { ledgerIn } from '../../src/background/plan-state.ts';
import { addDays, utcDay } from '../../src/core/day.ts';
import type { Paper, PaperId } from '../../src/core/paper.ts';
import { tasteWords } from '../../src/core/ranking/taste.ts';
import { dropDatabase, transact } from '../../src/platform/database.ts';
import { changeMark } from '../../src/platform/marks.ts';
import { holdReading } from '../../src/platform/presence.ts';
import { readState } from '../../src/platform/state.ts';
import { forgetTaste, readTaste } from '../../src/platform/taste.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { idOf, KIND_NAMES, type Kind, storeDay, write } from './stores.ts';

// Lately: what is older is thrown away in publishing.
const NEXT = utcDay(Date.now());
const DAY = addDays(NEXT, -1);
const passing = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => write(KIND_NAMES[at % 3] as Kind, from + at));
const save = (kind: Kind, number: number) =>
  changeMark(idOf(number), { savedAt: Date.now() }, { paper: write(kind, number), links: [] });
const dirtyDays = () =>
  transact(['state'], async (tx) =>
    Object.entries((await ledgerIn(tx)).days).flatMap(([day, { dirty }]) => (dirty ? [day] : [])),
  );
const counted = async () => (await readState<{ background: { papers: number } }>('background'))?.background.papers ?? 0;

/** @returns in how many pieces it was done. */
async function learnAll(): Promise<number> {
  for (let pieces = 0; pieces < 50; pieces += 1) if ((await learn()) !== 0) return pieces;
  throw new Error('it never ends');
}

beforeEach(async () => {
  await dropDatabase();
  installExtension(makeStorage());
});

describe('the worker learns', () => {
  it('a first taste from the first saves, and has the newest digest made again', async () => {
    await storeDay(DAY, passing(1000, 60));
    await storeDay(NEXT, passing(2000, 60));
    await learnAll();
    expect(await readTaste()).toBeUndefined();
    expect(await dirtyDays()).toEqual([]);
    await save('sound', 1);
    await save('sound', 2);
    expect(await learnAll()).toBe(1);
    const taste = await readTaste();
    expect(
      taste &&
        tasteWords(taste)
          .slice(0, 5)
          .map(({ word }) => word.split(' ')[0]),
    ).toSatisfy((words: string[]) =>
      words.some((word) => /^(acoust|speech|phonem|spectr|micropho|melod|timbr|vocod)/.test(word)),
    );
    expect(await dirtyDays()).toEqual([NEXT]);
  });

  it('counts every paper once, in slices, however often its day is published or it is named', async () => {
    await storeDay(DAY, passing(1000, 400));
    expect(await learnAll()).toBeGreaterThan(3);
    expect(await counted()).toBe(400);
    await storeDay(DAY, passing(1000, 410));
    await storeDay(NEXT, [...passing(1000, 20), ...passing(5000, 5)]);
    await learnAll();
    expect(await counted()).toBe(415);
    await storeDay(NEXT, passing(7000, 9), { announce: 'replace' });
    await learnAll();
    expect(await counted()).toBe(415);
  });

  it('from each block of papers in one slice, or two where it is cut', async () => {
    const papers = passing(1000, 400);
    await storeDay(
      DAY,
      [0, 1, 2, 3, 4].flatMap((rest) => papers.filter((_, at) => at % 5 === rest)),
    );
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    await learnAll();
    const blocks = get.mock.calls.flatMap(([key], at) =>
      (get.mock.contexts[at] as IDBObjectStore).name === 'papers' ? [String(key)] : [],
    );
    get.mockRestore();
    expect(new Set(blocks).size).toBeGreaterThan(3);
    for (const block of blocks) expect(blocks.filter((one) => one === block).length).toBeLessThanOrEqual(2);
  });

  it('nothing new from marks that say nothing new', async () => {
    await storeDay(DAY, passing(1000, 60));
    await save('sound', 1);
    await learnAll();
    await transact(['state'], (tx, operations) => {
      operations.push(tx.objectStore('state').delete('ledger'));
    });
    await changeMark(idOf(1000), { readAt: Date.now() });
    expect(await learnAll()).toBe(1);
    expect(await dirtyDays()).toEqual([]);
  });

  it('from what is done after Forget alone', async () => {
    await storeDay(DAY, passing(1000, 60));
    await changeMark(idOf(1), { savedAt: 1 }, { paper: write('sound', 1), links: [] });
    await learnAll();
    expect(await readTaste()).toBeDefined();
    await forgetTaste();
    await learnAll();
    expect(await readTaste()).toBeUndefined();
    expect(await dirtyDays()).toEqual([DAY]);
    await changeMark(idOf(2), { savedAt: Date.now() + 1000 }, { paper: write('plants', 2), links: [] });
    await learnAll();
    expect([...((await readTaste())?.words.keys() ?? [])].join(' ')).not.toMatch(/vocoder|timbre/);
    expect((await readTaste())?.examples).toBe(1);
  });

  it('a little against what was shown and passed by', async () => {
    const snow = Array.from({ length: 60 }, (_, at) => write('snow', 1000 + at));
    await storeDay(DAY, passing(1000, 60));
    await storeDay(NEXT, [...snow.slice(0, 19), write('sound', 1), ...snow.slice(19)]);
    await save('sound', 1);
    await learnAll();
    const model = await readTaste();
    const weights = (pattern: RegExp) =>
      [...(model?.words ?? [])].filter(([word]) => pattern.test(word)).map(([, weight]) => weight);
    expect(Math.min(...weights(/^(glacier|avalanche|moraine|meltwater)$/))).toBeLessThan(0);
    expect(Math.min(...weights(/^(acoustic|timbre|vocoder|melody)$/))).toBeGreaterThan(0);
    // What stands behind the last card that something was done to may never have been seen.
    await storeDay(NEXT, [write('sound', 1), ...snow]);
    await changeMark(idOf(1), { moreAt: Date.now() }, { paper: write('sound', 1), links: [] });
    await learnAll();
    expect([...((await readTaste())?.words.keys() ?? [])].join(' ')).not.toMatch(/moraine|meltwater/);
  });

  it('nothing against what was saved before Forget', async () => {
    const snow = Array.from({ length: 19 }, (_, at) => write('snow', 1000 + at));
    await storeDay(DAY, passing(2000, 60));
    await storeDay(NEXT, [...snow, write('sound', 1)]);
    await changeMark(snow[0]?.id as PaperId, { savedAt: 1 }, { paper: snow[0] as Paper, links: [] });
    await forgetTaste();
    await changeMark(idOf(1), { savedAt: Date.now() + 1000 }, { paper: write('sound', 1), links: [] });
    await learnAll();
    // One saved, and those that were passed by: not the one that was saved before.
    expect((await readTaste())?.examples).toBeCloseTo(1 + 18 * 0.03, 5);
  });

  it('later, while somebody reads', async () => {
    await storeDay(DAY, passing(1000, 60));
    holdReading();
    await new Promise((resolve) => setTimeout(resolve));
    const again = await learn();
    expect(again).toBeGreaterThan(Date.now());
    expect(again).toBeLessThanOrEqual(Date.now() + 60_000);
    expect(await counted()).toBe(0);
  });
});
