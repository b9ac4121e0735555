import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './stores.ts';
import { compose } from '../../src/background/compose-step.ts';
import { changeLedger, planIn } from '../../src/background/plan-state.ts';
import { changeRun, openRun } from '../../src/background/run-record.ts';
import { addDays, type Day, utcStart } from '../../src/core/day.ts';
import { type DayEntry, entryOf, withDay } from '../../src/core/planning/ledger.ts';
import type { QueuedQuestion } from '../../src/core/queue.ts';
import type { ListingEntry } from '../../src/core/source.ts';
import { feedQuestion } from '../../src/core/sources/index.ts';
import { dropDatabase, read, transact } from '../../src/platform/database.ts';
import { readDigest, readShelf } from '../../src/platform/digests.ts';
import { changeMark } from '../../src/platform/marks.ts';
import { readRun } from '../../src/platform/runs.ts';
import { saveSettings } from '../../src/platform/settings-store.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { idOf, storeDay, storePapers, write } from './stores.ts';

const DAY = '2026-06-30' as Day;
const NOW = utcStart(DAY) + 8 * 3_600_000;
const HOUR = 3_600_000;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  vi.stubGlobal('fetch', async () => new Response(''));
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  await dropDatabase();
  const silent = async () => undefined;
  installExtension(makeStorage(), {
    runtime: { id: 'test', getManifest: () => ({ version: '0' }), getURL: (path: string) => `ext://${path}` },
    action: {
      setBadgeText: async ({ text }: { text: string }) => badge.push(text),
      setBadgeBackgroundColor: silent,
      setBadgeTextColor: silent,
    },
  });
  await saveSettings({
    topics: [{ name: 'mine', categories: ['cs.LG', 'cs.CL'], keywords: [], excludedKeywords: [], authors: [] }],
  });
  badge.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const badge: string[] = [];
const listing = (list: string, numbers: readonly number[], source = 'arxiv-feed') => ({
  ...{ day: DAY, source, list, readAt: NOW },
  entries: numbers.map((number): ListingEntry => ({ id: idOf(number), announce: 'new' })),
});
async function store(...listings: ReturnType<typeof listing>[]): Promise<void> {
  await transact(['listings'], (tx, operations) => {
    for (const one of listings) operations.push(tx.objectStore('listings').put(one));
  });
  const ids = listings.flatMap(({ entries }) => entries.map(({ id }) => id));
  await storePapers(
    ids.map((id) => ({ ...write('snow', Number(id.slice(-5))), id })),
    DAY,
  );
}
const dirty = { dirty: { since: NOW, soon: true } };
const know = (entry: Partial<DayEntry>) => changeLedger((ledger) => withDay(ledger, DAY, entry));
const taken = { source: 'arxiv-feed', at: NOW, count: 2, comments: 'known' } as const;
const plan = async () => (await read(['state', 'questions'], planIn))?.ledger;
const entry = async () => (await plan())?.days[DAY];
const ids = async () => (await readDigest(DAY))?.cards.map(({ id }) => id).sort();

describe('a day’s digest', () => {
  it('is made of the lists that are asked for, each as the source tells it whose word was taken', async () => {
    await store(
      listing('cs.LG', [1, 2]),
      listing('cs.CL', [3]),
      listing('cs.CL', [4], 'arxiv-listing'),
      listing('math.CO', [5]),
    );
    await know({
      lists: { 'cs.LG': taken, 'cs.CL': { ...taken, source: 'arxiv-listing' }, 'math.CO': taken },
      ...dirty,
    });
    await compose(DAY);
    expect(await ids()).toEqual([1, 2, 4].map(idOf));
    expect((await readShelf(DAY))?.rows).toHaveLength(3);
    expect(await readDigest(DAY)).toMatchObject({ madeAt: NOW, complete: true, communityOnly: false, failures: [] });
    expect(await entry()).toMatchObject({ composedAt: NOW, incomplete: false });
    expect(await entry()).not.toHaveProperty('dirty');
    expect(badge.at(-1)).toBe('3');
  });

  it('says what failed and when it is asked again, to its reader and to its run', async () => {
    const failed: QueuedQuestion = {
      ...{ ...feedQuestion(DAY, 'cs.CL'), dueAt: NOW + HOUR, tries: 1, lastFailure: { kind: 'timeout' } },
    };
    const failures = [{ source: 'arxiv-feed', list: 'cs.CL', failure: { kind: 'timeout' }, nextTry: NOW + HOUR }];
    await store(listing('cs.LG', [1, 2]));
    await know({ lists: { 'cs.LG': taken }, ...dirty });
    await transact(['questions', 'runs', 'state'], async (tx, operations) => {
      operations.push(tx.objectStore('questions').put(failed));
      await openRun(tx, DAY, NOW);
      await changeRun(tx, DAY, () => ({ papers: 7 }));
    });
    await compose(DAY);
    expect(await readDigest(DAY)).toMatchObject({ complete: false, failures });
    expect(await entry()).toMatchObject({ incomplete: true });
    expect(await readRun(DAY)).toMatchObject({ papers: 7, failures });
  });

  it('leaves out of the cards, not of all papers, what the reader hid', async () => {
    await store(listing('cs.LG', [1, 2]));
    await know({ lists: { 'cs.LG': taken }, ...dirty });
    await changeMark(idOf(1), { hiddenAt: NOW });
    await changeMark(idOf(2), { readAt: NOW });
    await compose(DAY);
    expect(await ids()).toEqual([idOf(2)]);
    expect((await readShelf(DAY))?.rows).toHaveLength(2);
  });

  it('is made again later where more was stored meanwhile', async () => {
    await store(listing('cs.LG', [1, 2]));
    await know({ lists: { 'cs.LG': taken }, ...dirty });
    const { query } = navigator.locks;
    // Between reading and publishing.
    vi.spyOn(navigator.locks, 'query').mockImplementationOnce(async () => {
      await know({ dirty: { since: NOW + 1, soon: false } });
      return query();
    });
    await compose(DAY);
    expect(await entry()).toMatchObject({ composedAt: NOW, dirty: { since: NOW + 1 } });
  });

  it('stays as it is when nothing of the day is stored any more', async () => {
    await storeDay(DAY, [write('snow', 1), write('snow', 2)]);
    const before = await readDigest(DAY);
    await know(dirty);
    vi.setSystemTime(NOW + HOUR);
    await compose(DAY);
    expect(await readDigest(DAY)).toEqual(before);
    expect(await entry(), 'and is not made again and again').toEqual({ lists: {} });
  });

  it('without any paper says what failed, stored or not; another day’s papers do not count', async () => {
    await storeDay(addDays(DAY, -1), [write('snow', 1)]);
    await know(dirty);
    await compose(DAY);
    expect(await readDigest(DAY)).toMatchObject({ cards: [], complete: false, madeAt: NOW });
    vi.setSystemTime(NOW + HOUR);
    await know({ announced: false, ...dirty });
    await compose(DAY);
    expect(await readDigest(DAY), 'one without papers is no loss').toMatchObject({
      complete: true,
      madeAt: NOW + HOUR,
    });
  });

  it('is not made before there is a ledger', async () => {
    await store(listing('cs.LG', [1, 2]));
    await compose(DAY);
    expect(await readDigest(DAY)).toBeUndefined();
  });
});

describe('the ledger', () => {
  it('forgets days after six weeks, but not those that were wished for since', async () => {
    const [last, gone, wished, past] = [-45, -46, -400, -401].map((count) => addDays(DAY, count)) as [
      Day,
      Day,
      Day,
      Day,
    ];
    await store(listing('cs.LG', [1, 2]));
    await changeLedger((ledger) =>
      [
        [last, {}],
        [gone, {}],
        [wished, { wishedAt: NOW - 44.9 * 24 * HOUR }],
        [past, { wishedAt: NOW - 45 * 24 * HOUR }],
        [DAY, { lists: { 'cs.LG': taken }, ...dirty }],
      ].reduce((known, [day, more]) => withDay(known, day as Day, more as Partial<DayEntry>), ledger),
    );
    await compose(DAY);
    const ledger = await plan();
    expect(Object.keys(ledger?.days ?? {}).sort()).toEqual([wished, last, DAY].sort());
    expect(ledger && entryOf(ledger, wished).wishedAt).toBeDefined();
  });
});

describe('what is guessed', () => {
  it('is better of papers submitted in the last minutes of the batch, whose end its new papers alone show', async () => {
    const prior = readFileSync(resolve(import.meta.dirname, '../../src/static/prior.bin'));
    vi.stubGlobal('fetch', async () => new Response(prior));
    const numbers = Array.from({ length: 60 }, (_, at) => 1 + at * 20);
    const batch = listing('cs.LG', numbers);
    await store({ ...batch, entries: [...batch.entries, { id: idOf(30_000), announce: 'replace' }] });
    await storePapers(
      [...numbers, 30_000].map((number) => ({ ...write('snow', 1), id: idOf(number) })),
      DAY,
    );
    await know({ lists: { 'cs.LG': taken }, ...dirty });
    await compose(DAY);
    const rows = (await readShelf(DAY))?.rows ?? [];
    const of = (number: number) => rows.find(({ id }) => id === idOf(number))?.score ?? Number.NaN;
    expect(of(1 + 59 * 20)).toBeGreaterThan(of(1 + 50 * 20));
    expect(of(1 + 59 * 20)).toBeGreaterThan(of(1) + 0.1);
  });
});
