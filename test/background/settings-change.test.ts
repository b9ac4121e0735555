import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import './stores.ts';
import { compose } from '../../src/background/compose-step.ts';
import { changeLedger, preparePlan } from '../../src/background/plan-state.ts';
import { applySettings } from '../../src/background/settings-change.ts';
import { addDays, type Day, utcStart } from '../../src/core/day.ts';
import { withDay } from '../../src/core/planning/ledger.ts';
import { DEFAULTS } from '../../src/core/settings.ts';
import { transact } from '../../src/platform/database.ts';
import { listDays, readDigest } from '../../src/platform/digests.ts';
import { loadSettings, saveSettings } from '../../src/platform/settings-store.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { storePapers, write } from './stores.ts';

/** The last day before a weekend, and the Monday after. */
const FRIDAY = '2026-06-26' as Day;
const MONDAY = addDays(FRIDAY, 3);
const topic = (keywords: string[]) => ({
  name: '',
  categories: ['cs.LG'],
  keywords,
  excludedKeywords: [],
  authors: [],
});

beforeEach(() => {
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

it('counts the topics again on the last day with papers, however many empty ones came after it', async () => {
  await saveSettings({ ...DEFAULTS, schedule: 'manual', topics: [topic(['snow'])] });
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
  const before = (await readDigest(FRIDAY))?.matching;
  await saveSettings({ topics: [topic(['snow']), topic([])] });
  await applySettings();
  expect([before, (await readDigest(FRIDAY))?.matching]).toEqual([[1], [1, 3]]);
});
