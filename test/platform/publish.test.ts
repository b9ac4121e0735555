import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../background/stores.ts';
import { addDays, type Day, utcStart } from '../../src/core/day.ts';
import { onChange } from '../../src/platform/changes.ts';
import { dropDatabase, read, transact } from '../../src/platform/database.ts';
import { listDays, readDigest, readShelf } from '../../src/platform/digests.ts';
import { changeMark, readMarks } from '../../src/platform/marks.ts';
import { NEWEST, RANKED, type Ranked } from '../../src/platform/publish.ts';
import type { Schema } from '../../src/platform/schema.ts';
import { readState } from '../../src/platform/state.ts';
import { idOf, storeDay, storePapers, write } from '../background/stores.ts';

const DAY = '2026-06-30' as Day;
const HOUR = 3_600_000;
const DAY_MS = 24 * HOUR;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(utcStart(DAY) + 12 * HOUR);
  await dropDatabase();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Papers last named on a day, each in a block of its own, and how many of theirs are still there. */
async function storeOld(day: Day, count: number): Promise<void> {
  await storePapers(
    Array.from({ length: count }, (_, at) => write('sound', 1000 + 100 * at)),
    day,
  );
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

/** Publishes a day at noon of another. */
async function storeAt(moment: Day, day: Day, ...numbers: number[]): Promise<void> {
  vi.setSystemTime(utcStart(moment) + 12 * HOUR);
  await storeDay(
    day,
    numbers.map((number) => write('snow', number)),
  );
}

describe('a digest', () => {
  it('leaves a year after its day and its making; what is old by one of the two stays', async () => {
    const today = addDays(DAY, 500);
    const [gone, last, exact, wished] = [365, 364, 366, 1000].map((days) => addDays(today, -days)) as [
      Day,
      Day,
      Day,
      Day,
    ];
    await storeAt(addDays(today, -366), last, 1);
    await storeAt(addDays(today, -366), gone, 1);
    await storeAt(addDays(today, -365), exact, 1);
    // An old day that a reader had fetched lately.
    await storeAt(addDays(today, -364), wished, 2);
    await storeAt(today, today, 3);
    const left = [today, last, exact, wished];
    expect((await listDays()).map(({ day }) => day)).toEqual(left);
    for (const day of [...left, gone]) expect((await readDigest(day)) !== undefined, day).toBe(left.includes(day));
  });

  it('loses its day’s other papers thirty days after its day and its making', async () => {
    const [gone, last] = [31, 30].map((days) => addDays(DAY, -days)) as [Day, Day];
    await storeAt(gone, gone, 1);
    // The evening before its day.
    await storeAt(gone, last, 1);
    const wished = addDays(DAY, -100);
    await storeAt(addDays(DAY, -29), wished, 2);
    await storeAt(DAY, DAY, 3);
    for (const day of [last, wished]) expect(await readShelf(day), day).toBeDefined();
    expect(await readShelf(gone)).toBeUndefined();
    expect(await readDigest(gone)).toBeDefined();
  });

  it('that says the same is not published again', async () => {
    await storeAt(DAY, DAY, 1, 2);
    const before = await readDigest(DAY);
    // Whatever came after it.
    await storeAt(DAY, addDays(DAY, 1), 3);
    const days = await listDays();
    const told: unknown[] = [];
    const stop = onChange((change) => told.push(change));
    vi.setSystemTime(Date.now() + HOUR);
    await storeDay(DAY, [write('snow', 1), write('snow', 2)]);
    expect(await readDigest(DAY)).toEqual(before);
    expect(await listDays()).toEqual(days);
    await storeDay(DAY, [write('snow', 2), write('snow', 1)]);
    expect((await readDigest(DAY))?.madeAt).toBe(Date.now());
    await vi.waitFor(() => expect(told).toEqual([{ type: 'digest', day: DAY }]));
    stop();
  });

  it('is counted, the newest first, each day once', async () => {
    for (const day of [addDays(DAY, -1), addDays(DAY, -4), DAY]) await storeAt(DAY, day, 1, 2);
    await storeAt(DAY, addDays(DAY, -1), 1, 2, 3);
    expect((await listDays()).map(({ day, cards, candidates }) => [day, cards, candidates])).toEqual([
      [DAY, 2, 2],
      [addDays(DAY, -1), 3, 3],
      [addDays(DAY, -4), 2, 2],
    ]);
  });

  it('of the newest day alone says what the badge counts', async () => {
    await storeAt(DAY, DAY, 1, 2);
    await storeAt(DAY, addDays(DAY, -1), 3);
    expect(await readState(NEWEST)).toEqual([1, 2].map(idOf));
    await storeAt(DAY, DAY, 2);
    expect(await readState(NEWEST)).toEqual([idOf(2)]);
  });
});

describe('where a paper stands', () => {
  const ranked = async () => (await readState<Ranked>(RANKED)) ?? {};

  it('is told from one on, by the newest day that shows it', async () => {
    await storeAt(DAY, DAY, 1, 2);
    await storeAt(DAY, addDays(DAY, -1), 3, 2);
    expect(await ranked()).toEqual({
      [idOf(1)]: { day: DAY, rank: 1 },
      [idOf(2)]: { day: DAY, rank: 2 },
      [idOf(3)]: { day: addDays(DAY, -1), rank: 1 },
    });
    await storeAt(DAY, addDays(DAY, 1), 9, 2);
    expect((await ranked())[idOf(2)]).toEqual({ day: addDays(DAY, 1), rank: 2 });
  });

  it('is told no more when its day’s digest leaves it out', async () => {
    await storeAt(DAY, DAY, 1, 2);
    await storeAt(DAY, DAY, 2);
    expect(await ranked()).toEqual({ [idOf(2)]: { day: DAY, rank: 1 } });
  });

  it('is told for three weeks', async () => {
    const [gone, last] = [21, 20].map((days) => addDays(DAY, -days)) as [Day, Day];
    await storeAt(gone, gone, 1);
    await storeAt(last, last, 2);
    await storeAt(DAY, DAY, 3);
    expect(Object.keys(await ranked()).sort()).toEqual([2, 3].map(idOf));
  });
});

describe('every store', () => {
  const at = (days: number) => utcStart(DAY) + 12 * HOUR - days * DAY_MS;
  const put = <Store extends 'listings' | 'validators' | 'pictures' | 'looks' | 'runs'>(
    store: Store,
    ...records: Schema[Store]['value'][]
  ) =>
    transact([store], (tx, operations) => {
      for (const record of records) operations.push(tx.objectStore(store).put(record));
    });
  const stored = (store: 'listings' | 'validators' | 'pictures' | 'looks' | 'runs') =>
    read([store], (tx) => tx.objectStore(store).getAll());

  it('lets go of what is too old, and not a day before', async () => {
    const listing = (days: number, readAt: number) => ({
      ...{ day: addDays(DAY, -days), source: 'arxiv-feed', list: `cs.${readAt}`, entries: [], readAt },
    });
    const [fresh, read30, lately, gone] = [
      listing(29, at(29)),
      listing(31, at(30)),
      listing(90, at(1)),
      listing(31, at(31)),
    ];
    await put('listings', fresh, read30, lately, gone);
    const validator = (url: string, days: number, day?: Day) => ({
      ...{ url, checkedAt: at(days), transfers: [], ...(day ? { day } : {}) },
    });
    await put(
      'validators',
      validator('a', 30),
      validator('b', 31),
      validator('c', 1, gone.day),
      validator('d', 1, fresh.day),
    );
    const picture = (days: number) => ({ url: `p${days}`, id: idOf(1), day: addDays(DAY, -days), blob: new Blob([]) });
    await put('pictures', picture(14), picture(15));
    const look = (number: number, days: number) => ({ id: idOf(number), at: at(days), links: [] });
    await put('looks', look(1, 365), look(2, 366));
    const run = (days: number) => ({
      ...{ day: addDays(DAY, -days), startedAt: 0, asked: 0, answered: 0, notModified: 0, papers: 0, bytes: 0 },
      failures: [],
    });
    await put('runs', run(60), run(61));
    await storeAt(DAY, DAY, 3);
    expect(new Set(await stored('listings'))).toEqual(new Set([fresh, read30, lately]));
    expect(await stored('validators')).toMatchObject([{ url: 'a' }, { url: 'd' }]);
    expect(await stored('pictures')).toMatchObject([{ url: 'p14' }]);
    expect(await stored('looks')).toEqual([look(1, 365)]);
    expect(await stored('runs')).toEqual([run(60)]);
  });

  it('goes on the same day where there was more of any than one publication takes', async () => {
    const many = Array.from({ length: 401 }, (_, number) => number);
    await put(
      'listings',
      ...many.map((number) => ({
        ...{ day: addDays(DAY, -40), source: 'arxiv-feed', list: `${number}`, entries: [], readAt: at(40) },
      })),
    );
    await storeAt(DAY, DAY, 3);
    expect(await stored('listings')).toHaveLength(1);
    await storeAt(DAY, DAY, 4);
    expect(await stored('listings')).toHaveLength(0);
    await put(
      'pictures',
      ...many.map((number) => ({ url: `${number}`, id: idOf(1), day: addDays(DAY, -40), blob: new Blob([]) })),
    );
    await storeAt(DAY, DAY, 5);
    expect(await stored('pictures'), 'tomorrow').toHaveLength(401);
    await storeAt(addDays(DAY, 1), DAY, 6);
    await storeAt(addDays(DAY, 1), DAY, 7);
    expect(await stored('pictures')).toHaveLength(0);
  });
});
