import './stores.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeLedger, preparePlan } from '../../src/background/plan-state.ts';
import { tick } from '../../src/background/tick.ts';
import { type Day, latestDay } from '../../src/core/day.ts';
import { entryOf, withDirty } from '../../src/core/planning/ledger.ts';
import { dropDatabase, transact } from '../../src/platform/database.ts';
import { readDigest } from '../../src/platform/digests.ts';
import { listFaults } from '../../src/platform/faults.ts';
import { loadSettings } from '../../src/platform/settings-store.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { idOf, write } from './stores.ts';

const silent = async () => undefined;
/** A Tuesday. */
const NOON = Date.parse('2026-06-30T16:00:00Z');

/** Ms that pass in one: pauses are seconds, and nobody waits for them here. */
const FASTER = 50;
let clock: ReturnType<typeof setInterval>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: NOON });
  clock = setInterval(() => vi.advanceTimersByTime(FASTER), 1);
  await dropDatabase();
  installExtension(makeStorage(), {
    runtime: {
      id: 'test',
      getManifest: () => ({ version: '0', host_permissions: [] }),
      getURL: (path: string) => `ext://${path}`,
      getPlatformInfo: silent,
    },
    permissions: { contains: async () => true },
    alarms: { get: silent, create: silent },
    action: { setBadgeText: silent, setBadgeBackgroundColor: silent, setBadgeTextColor: silent },
    i18n: { getMessage: (key: string) => key },
  });
});
afterEach(() => {
  clearInterval(clock);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a day that cannot be made', () => {
  it('is told, keeps nobody waiting, and is left alone until more of it is stored', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('no network');
    });
    const [bad, good] = ['2026-06-29', '2026-06-26'] as [Day, Day];
    await preparePlan(await loadSettings());
    await transact(['listings', 'papers'], (tx, operations) => {
      for (const [number, day] of [bad, good].entries()) {
        const entries = [{ id: idOf(number), announce: 'new' as const }];
        const listing = { day, source: 'hugging-face', list: '', entries, readAt: NOON };
        const stored = { ...write('snow', number), links: [], pictures: [], day, from: 'arxiv-feed' };
        operations.push(tx.objectStore('listings').put(listing), tx.objectStore('papers').put(stored));
        // As a version before might have stored it.
        if (day === bad) operations.push(tx.objectStore('papers').put({ ...stored, title: undefined as never }));
      }
    });
    await changeLedger((ledger) => withDirty(ledger, [bad, good], NOON));
    await tick();
    expect((await readDigest(good))?.cards).toHaveLength(1);
    expect(await readDigest(bad)).toBeUndefined();
    expect((await listFaults()).map(({ what }) => what)).toContain(`${bad} could not be made`);
    const { ledger } = await preparePlan(await loadSettings());
    expect(entryOf(ledger, bad)).not.toHaveProperty('dirty');
  });
});

describe('a run that reaches nobody', () => {
  it('says so of each source as soon as it has failed, not when the run is given up', async () => {
    // The extension's own data file among them: it is done without.
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('no network');
    });
    const day = latestDay(NOON);
    const run = tick();
    await vi.waitFor(
      async () => {
        const told = (await readDigest(day))?.failures.map(({ source, failure }) => `${source} ${failure.kind}`) ?? [];
        expect(new Set(told)).toEqual(new Set(['hugging-face offline', 'arxiv-feed offline']));
      },
      { timeout: 15_000, interval: 50 },
    );
    // All five fail within a quarter of a minute, and then the worker may sleep.
    await run;
    expect((await readDigest(day))?.failures).toHaveLength(5);
  });
});
