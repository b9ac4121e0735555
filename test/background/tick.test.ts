import './stores.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tick } from '../../src/background/tick.ts';
import { latestDay } from '../../src/core/day.ts';
import { dropDatabase } from '../../src/platform/database.ts';
import { readDigest } from '../../src/platform/digests.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';

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
