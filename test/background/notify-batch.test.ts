import './stores.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { notifyBatch } from '../../src/background/chores/notify-batch.ts';
import { welcome } from '../../src/background/chores/welcome.ts';
import { changeLedger } from '../../src/background/plan-state.ts';
import { latestDay, newYorkTime } from '../../src/core/day.ts';
import { withDay, withList } from '../../src/core/planning/ledger.ts';
import { DEFAULTS } from '../../src/core/settings.ts';
import { zone } from '../../src/platform/clock.ts';
import { dropDatabase } from '../../src/platform/database.ts';
import { holdReading } from '../../src/platform/presence.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { storeDay, write } from './stores.ts';

const HOUR = 3_600_000;
const AT = Date.parse('2026-06-30T12:00:00Z');
const DAY = latestDay(AT);
const shown: string[] = [];
const opened: string[] = [];
let isAllowed = true;
const WANTED = { ...DEFAULTS, notify: true, quietHours: [0, 0] as [number, number] };

async function announceBatch(count = 30): Promise<void> {
  await storeDay(
    DAY,
    Array.from({ length: 30 }, (_, at) => write('sound', at)),
  );
  const list = { source: 'arxiv-feed', at: AT, count, comments: 'known' } as const;
  await changeLedger((ledger) => withDay(withList(ledger, DAY, 'cs.LG', list), DAY, { composedAt: AT }));
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
  await dropDatabase();
  shown.length = 0;
  opened.length = 0;
  isAllowed = true;
  installExtension(makeStorage(), {
    runtime: { id: 'test', getManifest: () => ({ version: '0' }), getURL: (path: string) => `ext://${path}` },
    permissions: { contains: async () => isAllowed },
    notifications: { create: async (id: string, { message }: { message: string }) => shown.push(`${id} ${message}`) },
    i18n: { getMessage: (key: string, args: string[] = []) => [key, ...args].join(' ') },
    tabs: { create: async ({ url }: { url: string }) => opened.push(url) },
  });
});
afterEach(() => void vi.useRealTimers());

describe('the notification', () => {
  it('comes once, when the batch is in the digest', async () => {
    await notifyBatch(WANTED);
    await announceBatch(0);
    await notifyBatch(WANTED);
    expect(shown).toEqual([]);
    await announceBatch();
    await notifyBatch(WANTED);
    await announceBatch();
    await notifyBatch(WANTED);
    expect(shown).toEqual([`${DAY} noticeText 20 30`]);
  });

  it('waits for the end of the quiet hours', async () => {
    await announceBatch();
    const hour = Math.floor(((AT + zone() * 60_000) % (24 * HOUR)) / HOUR);
    const quiet = { ...WANTED, quietHours: [hour, (hour + 3) % 24] as [number, number] };
    const until = await notifyBatch(quiet);
    expect([shown.length, until]).toEqual([0, AT + 3 * HOUR]);
    vi.setSystemTime(until);
    await notifyBatch(quiet);
    expect(shown).toHaveLength(latestDay(until) === DAY ? 1 : 0);
  });

  it('does not come unasked, not without permission, and not later for a day that was passed over', async () => {
    await announceBatch();
    await notifyBatch(DEFAULTS);
    await notifyBatch(WANTED);
    expect(shown).toEqual([]);
    await dropDatabase();
    await announceBatch();
    isAllowed = false;
    await notifyBatch(WANTED);
    expect(shown).toEqual([]);
  });

  it('is not for the next evening’s day before its batch is there', async () => {
    await announceBatch();
    await notifyBatch(WANTED);
    vi.setSystemTime(newYorkTime(DAY, 20) + HOUR);
    expect(latestDay(Date.now())).not.toBe(DAY);
    await notifyBatch(WANTED);
    expect(shown).toHaveLength(1);
  });

  it('does not interrupt who is looking', async () => {
    await announceBatch();
    holdReading();
    await new Promise((resolve) => setTimeout(resolve));
    await notifyBatch(WANTED);
    expect(shown).toEqual([]);
  });
});

it('the first minute opens once, after installing and never after an update', async () => {
  await welcome('update');
  await welcome('browser_update');
  expect(opened).toEqual([]);
  await welcome('install');
  await welcome('install');
  expect(opened).toEqual(['ext://options/index.html?welcome']);
});
