import './stores.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeLedger, preparePlan } from '../../src/background/plan-state.ts';
import { tick, tickAfter } from '../../src/background/tick.ts';
import { type Day, latestDay } from '../../src/core/day.ts';
import { entryOf, withDay, withDirty, withList } from '../../src/core/planning/ledger.ts';
import { type Change, onChange } from '../../src/platform/changes.ts';
import { dropDatabase, read, transact } from '../../src/platform/database.ts';
import { readDigest } from '../../src/platform/digests.ts';
import { listFaults } from '../../src/platform/faults.ts';
import { readRun } from '../../src/platform/runs.ts';
import { loadSettings, saveSettings } from '../../src/platform/settings-store.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { idOf, storeDay, storePapers, write } from './stores.ts';

const silent = async () => undefined;
/** A Tuesday. */
const NOON = Date.parse('2026-06-30T16:00:00Z');

/** Ms that pass in one: pauses are seconds, and nobody waits for them here. */
const FASTER = 50;
let clock: ReturnType<typeof setInterval>;

const alarms: number[] = [];
const badge: string[] = [];
const shown: string[] = [];

beforeEach(async () => {
  alarms.length = 0;
  badge.length = 0;
  shown.length = 0;
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
    alarms: { get: silent, create: async (_name: string, { when }: { when: number }) => void alarms.push(when) },
    action: {
      setBadgeText: async ({ text }: { text: string }) => void badge.push(text),
      setBadgeBackgroundColor: silent,
      setBadgeTextColor: silent,
    },
    i18n: { getMessage: (key: string) => key },
    notifications: { create: async (id: string) => void shown.push(id) },
  });
});
afterEach(() => {
  clearInterval(clock);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The outside: every request waits until it is let go, and then is answered so. */
function outside(answer: () => Response) {
  const urls: string[] = [];
  const held: (() => void)[] = [];
  let isOpen = false;
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.startsWith('ext:')) return new Response('');
    urls.push(url);
    if (!isOpen) await new Promise<void>((resolve) => held.push(resolve));
    return answer();
  });
  const letGo = () => {
    isOpen = true;
    for (const go of held.splice(0)) go();
  };
  return { urls, letGo };
}
const noNetwork = () => {
  throw new TypeError('no network');
};
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000, interval: 5 });
const topics = (...categories: string[]) => [
  { name: 'mine', categories, keywords: [], excludedKeywords: [], authors: [], isOn: true },
];

describe('a tick', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue(undefined));

  it('is one at a time: another goes away, or waits where it has news', async () => {
    const { urls, letGo } = outside(noNetwork);
    const ended: string[] = [];
    const first = tick().then(() => ended.push('first'));
    await soon(() => expect(urls).toHaveLength(1));
    await tick();
    const last = tick(true).then(() => ended.push('last'));
    expect([ended, urls.length]).toEqual([[], 1]);
    letGo();
    await Promise.all([first, last]);
    expect(ended).toEqual(['first', 'last']);
  });

  it('is watched while it is on, and ends with the alarm at what comes next, the badge and its runs closed', async () => {
    const { urls, letGo } = outside(() => new Response('', { status: 500 }));
    const pauses = vi.spyOn(globalThis, 'setTimeout');
    const told: Change[] = [];
    const stop = onChange((change) => told.push(change));
    const done = tick();
    await soon(() => expect(urls).toHaveLength(1));
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toBeGreaterThanOrEqual(NOON + 60_000);
    letGo();
    await done;
    const queue = await read(['questions'], (tx) => tx.objectStore('questions').getAll());
    expect(queue).toHaveLength(5);
    const next = Math.min(...queue.map(({ dueAt }) => dueAt));
    expect(alarms).toHaveLength(2);
    expect(alarms[1]).toBe(Math.ceil(Math.max(next, Math.min(alarms[1] ?? 0, Date.now() + 30_000))));
    expect(badge.at(-1)).toBe('');
    const day = latestDay(NOON);
    expect((await readRun(day))?.finishedAt).toBeGreaterThan(NOON);
    expect((await preparePlan(await loadSettings())).ledger.days[day]?.running).toBe(false);
    await soon(() => expect(told.at(-1)).toEqual({ type: 'run', day }));
    stop();
    expect(Math.max(...pauses.mock.calls.map(([, ms]) => ms ?? 0)), 'longer ones are the alarm’s').toBeLessThan(80_000);
  });

  it('shows first what the browser has forgotten of the badge, and does not keep it waiting for what is asked', async () => {
    await storeDay(latestDay(NOON), [write('snow', 1), write('snow', 2)]);
    badge.length = 0;
    const { urls, letGo } = outside(noNetwork);
    const done = tick();
    await soon(() => expect(urls).toHaveLength(1));
    expect(badge).toEqual(['2']);
    letGo();
    await done;
  });

  it('after a change of what there is to do has its alarm before the change: the worker may die between the two', async () => {
    outside(noNetwork).letGo();
    let before: number | undefined;
    await tickAfter(async () => {
      before = alarms.at(-1);
    });
    expect(before).toBeLessThanOrEqual(NOON + 61_000);
    expect(alarms.length).toBeGreaterThan(2);
  });

  it('takes in settings that are changed meanwhile', async () => {
    await saveSettings({ topics: topics('cs.LG') });
    const { urls, letGo } = outside(noNetwork);
    const done = tick();
    await soon(() => expect(urls).toHaveLength(1));
    await saveSettings({ topics: topics('math.CO') });
    await tick();
    letGo();
    await done;
    expect(urls.filter((url) => url.includes('arxiv'))).toEqual(['https://rss.arxiv.org/rss/math.CO']);
  });

  it('does not wait to the end of a pause when there is news', async () => {
    const { urls, letGo } = outside(noNetwork);
    letGo();
    clearInterval(clock);
    const done = tick();
    // Hugging Face and the first feed have failed; the second feed has to wait for three seconds, which never pass.
    const failed = async () => (await preparePlan(await loadSettings())).queue.filter((one) => one.lastFailure);
    await soon(async () => expect(await failed()).toHaveLength(2));
    for (let turn = 0; turn < 300; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await saveSettings({ sourcesOff: ['hugging-face', 'arxiv-feed', 'arxiv-listing', 'arxiv-catchup', 'arxiv-api'] });
    await tick();
    await done;
    expect(urls).toHaveLength(2);
  });

  it('does what may wait when there is nothing to ask, and comes back for what has to wait for its hour', async () => {
    const { urls } = outside(noNetwork);
    const day = latestDay(NOON);
    const hour = new Date(NOON).getHours();
    const sourcesOff = ['hugging-face', 'arxiv-feed', 'arxiv-listing', 'arxiv-catchup', 'arxiv-api'];
    await saveSettings({ sourcesOff, notify: true, quietHours: [hour, (hour + 3) % 24] });
    await storeDay(day, [write('snow', 1)]);
    const list = { source: 'arxiv-feed', at: NOON, count: 1, comments: 'known' } as const;
    await changeLedger((ledger) => withDay(withList(ledger, day, 'cs.LG', list), day, { composedAt: NOON }));
    await tick();
    expect(shown).toEqual([]);
    expect(alarms.at(-1)).toBe(NOON + 3 * 3_600_000);
    await saveSettings({ quietHours: [0, 0] });
    await tick();
    expect(shown).toEqual([day]);
    expect(alarms.at(-1), 'nothing but the plan’s own moments').toBeGreaterThan(NOON + 3 * 3_600_000);
    expect(urls).toEqual([]);
  });

  it('asks for the Comments that papers lack', async () => {
    const { urls, letGo } = outside(() => new Response('', { status: 500 }));
    letGo();
    await saveSettings({
      topics: topics('cs.LG'),
      sourcesOff: ['hugging-face', 'arxiv-feed', 'arxiv-listing', 'arxiv-catchup'],
    });
    const day = latestDay(NOON);
    const entries = [{ id: idOf(1), announce: 'new' as const }];
    await storePapers([write('snow', 1)], day);
    const listing = { day, source: 'arxiv-feed', list: 'cs.LG', entries, readAt: NOON };
    await transact(['listings'], (tx, operations) => operations.push(tx.objectStore('listings').put(listing)));
    const list = { source: 'arxiv-feed', at: NOON, count: 1, comments: 'unknown' } as const;
    await changeLedger((ledger) => withList(ledger, day, 'cs.LG', list));
    await tick();
    expect(urls.map((url) => new URL(url).host)).toEqual(['export.arxiv.org']);
  });

  it('that fails is tried again a quarter of an hour later, not every minute', async () => {
    outside(noNetwork);
    // The database is there already: making it reads, too.
    await preparePlan(await loadSettings());
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new TypeError('broken');
    });
    await expect(tick()).rejects.toThrow('broken');
    expect(alarms.at(-1)).toBeGreaterThanOrEqual(NOON + 15 * 60_000);
    expect(alarms.at(-1)).toBeLessThan(NOON + 16 * 60_000);
  });
});

describe('a day that cannot be made', () => {
  it('is told, keeps nobody waiting, and is left alone until more of it is stored', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('no network');
    });
    const [bad, good] = ['2026-06-29', '2026-06-26'] as [Day, Day];
    await preparePlan(await loadSettings());
    for (const [number, day] of [bad, good].entries()) {
      const entries = [{ id: idOf(number), announce: 'new' as const }];
      await transact(['listings'], (tx, operations) => {
        operations.push(
          tx.objectStore('listings').put({ day, source: 'hugging-face', list: '', entries, readAt: NOON }),
        );
      });
      // As a version before might have stored it.
      const title = day === bad ? { title: undefined as never } : {};
      await storePapers([{ ...write('snow', number), ...title }], day);
    }
    await changeLedger((ledger) => withDirty(ledger, [bad, good], NOON));
    await tick();
    expect((await readDigest(good))?.cards).toHaveLength(1);
    expect(await readDigest(bad)).toBeUndefined();
    expect((await listFaults()).map(({ what }) => what)).toContain(`${bad} could not be made`);
    const { ledger } = await preparePlan(await loadSettings());
    expect(entryOf(ledger, bad)).not.toHaveProperty('dirty');
  });
});

describe('a digest that cannot be stored', () => {
  const day = '2026-06-29' as Day;
  const failWith = (error: unknown) => {
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === 'digests') throw error;
      return put.apply(this, given);
    });
  };
  beforeEach(async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    outside(noNetwork).letGo();
    await preparePlan(await loadSettings());
    await changeLedger((ledger) => withDirty(ledger, [day], NOON));
    const picture = { url: 'p', id: idOf(1), day, blob: new Blob([]) };
    await transact(['pictures'], (tx, operations) => operations.push(tx.objectStore('pictures').put(picture)));
  });
  const pictures = () => read(['pictures'], (tx) => tx.objectStore('pictures').count());

  it('for want of room makes room, for another fault none', async () => {
    failWith(new TypeError('no such thing'));
    await tick();
    expect(await pictures()).toBe(1);
    await changeLedger((ledger) => withDirty(ledger, [day], Date.now()));
    vi.restoreAllMocks();
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    failWith(new DOMException('full', 'QuotaExceededError'));
    await tick();
    expect(await pictures()).toBe(0);
  });

  it('because the database is damaged stops the worker', async () => {
    failWith(new DOMException('bad block', 'NotReadableError'));
    await expect(tick()).rejects.toThrow('bad block');
    expect((await preparePlan(await loadSettings())).ledger.days[day]?.dirty).toBeDefined();
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
