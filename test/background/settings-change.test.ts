import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './stores.ts';
import { compose } from '../../src/background/compose-step.ts';
import { changeLedger, preparePlan } from '../../src/background/plan-state.ts';
import { applySettings } from '../../src/background/settings-change.ts';
import { addDays, type Day, utcStart } from '../../src/core/day.ts';
import { decide } from '../../src/core/plan.ts';
import { withDay } from '../../src/core/planning/ledger.ts';
import { DEFAULTS } from '../../src/core/settings.ts';
import { SOURCES } from '../../src/core/sources/index.ts';
import { dropDatabase, transact } from '../../src/platform/database.ts';
import { listDays, readDigest } from '../../src/platform/digests.ts';
import { loadSettings, saveSettings } from '../../src/platform/settings-store.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { idOf, storePapers, write } from './stores.ts';

/** The last day before a weekend, and the Monday after. */
const FRIDAY = '2026-06-26' as Day;
const MONDAY = addDays(FRIDAY, 3);
/** Nobody is asked for anything. */
const sourcesOff = SOURCES.map(({ name }) => name);
const topic = (keywords: string[]) => ({
  name: '',
  categories: ['cs.LG'],
  keywords,
  excludedKeywords: [],
  authors: [],
});

beforeEach(async () => {
  await dropDatabase();
  vi.useFakeTimers({ toFake: ['Date'], now: utcStart(MONDAY) + 12 * 3_600_000 });
  vi.stubGlobal('fetch', async () => new Response(''));
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const silent = async () => undefined;
  installExtension(makeStorage(), {
    alarms: { create: silent, get: silent },
    action: { setBadgeText: silent, setBadgeBackgroundColor: silent, setBadgeTextColor: silent },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Friday's digest for one topic, made by a worker, and empty ones of the days after. Then there is a second topic. */
async function changeTopics(): Promise<void> {
  await saveSettings({ ...DEFAULTS, schedule: 'manual', sourcesOff, topics: [topic(['snow'])] });
  await preparePlan(await loadSettings());
  const papers = [1, 2, 3].map((n) => ({ ...write('plants', n), title: `On ${n === 1 ? 'snow' : 'rain'}` }));
  await storePapers(papers, FRIDAY);
  const entries = papers.map(({ id }) => ({ id, announce: 'new' as const }));
  await transact(['listings'], (tx, operations) => {
    const listing = { day: FRIDAY, source: 'arxiv-feed', list: 'cs.LG', readAt: Date.now(), entries };
    operations.push(tx.objectStore('listings').put(listing));
  });
  const taken = { source: 'arxiv-feed', at: Date.now(), count: 3, comments: 'known' } as const;
  await changeLedger((ledger) => withDay(ledger, FRIDAY, { lists: { 'cs.LG': taken } }));
  for (const day of [0, 1, 2, 3, 4].map((count) => addDays(FRIDAY, count))) await compose(day);
  expect((await listDays()).map(({ candidates }) => candidates)).toEqual([0, 0, 0, 0, 3]);
  expect((await readDigest(FRIDAY))?.matching).toEqual([1]);
  await saveSettings({ topics: [topic(['snow']), topic([])] });
}

describe('changed settings', () => {
  it('are seen in the last digest with papers, however many empty ones came after it', async () => {
    await changeTopics();
    await applySettings();
    expect((await readDigest(FRIDAY))?.matching).toEqual([1, 3]);
  });

  it('that leave a day without papers are seen in the one before, too', async () => {
    await changeTopics();
    const before = addDays(FRIDAY, -1);
    await transact(['listings'], (tx, operations) => {
      const listing = { day: before, source: 'arxiv-feed', list: 'cs.LG', readAt: Date.now(), entries: [] };
      const entries = [{ id: idOf(1), announce: 'new' as const }];
      operations.push(tx.objectStore('listings').put({ ...listing, entries }));
    });
    const taken = { source: 'arxiv-feed', at: Date.now(), count: 1, comments: 'known' } as const;
    await changeLedger((ledger) => withDay(ledger, before, { lists: { 'cs.LG': taken } }));
    await compose(before);
    expect((await readDigest(before))?.matching).toEqual([1, 1]);
    await saveSettings({ topics: [{ ...topic([]), categories: ['cs.GR'] }] });
    await applySettings();
    expect((await listDays()).map(({ candidates }) => candidates)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('are taken up by the next worker, when the one that was told of them died', async () => {
    await changeTopics();
    const next = async () => decide(await preparePlan(await loadSettings()), await loadSettings(), Date.now(), 0);
    const days: Day[] = [];
    for (let step = await next(); step.type === 'compose'; step = await next()) {
      days.push(step.day);
      await compose(step.day);
    }
    expect(days, 'each once').toEqual([MONDAY, FRIDAY, addDays(MONDAY, 1)]);
    expect((await readDigest(FRIDAY))?.matching).toEqual([1, 3]);
  });
});
