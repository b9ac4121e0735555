import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './stores.ts';
import { bringForward } from '../../src/background/bring-forward.ts';
import { changeLedger, preparePlan } from '../../src/background/plan-state.ts';
import { type Day, newYorkTime } from '../../src/core/day.ts';
import { entryOf, withDay, withList } from '../../src/core/planning/ledger.ts';
import { feedQuestion } from '../../src/core/sources/index.ts';
import { loadSettings, saveSettings } from '../../src/platform/settings-store.ts';

const DAY = '2026-06-30' as Day;
const EVENING = newYorkTime('2026-06-29' as Day, 20);
const MINUTE = 60_000;

async function wishedAt(): Promise<number | undefined> {
  return entryOf((await preparePlan(await loadSettings())).ledger, DAY).wishedAt;
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  // Installed the day before, so that this batch is nobody's first.
  vi.setSystemTime(EVENING - 20 * 60 * MINUTE);
  await preparePlan(await loadSettings());
  await changeLedger((ledger) => ({ ...ledger, days: {} }));
  await saveSettings({ schedule: 'announced' });
});
afterEach(() => vi.useRealTimers());

describe('somebody looks', () => {
  it('while the batch is not out: nothing is brought forward', async () => {
    vi.setSystemTime(EVENING + 2 * MINUTE);
    await bringForward();
    expect(await wishedAt()).toBeUndefined();
  });

  it('when the batch is out and not read: it is read now, whatever the turn', async () => {
    vi.setSystemTime(EVENING + 4 * MINUTE);
    await bringForward();
    expect(await wishedAt()).toBe(EVENING + 4 * MINUTE);
    vi.setSystemTime(EVENING + 9 * MINUTE);
    await bringForward();
    expect(await wishedAt(), 'once').toBe(EVENING + 4 * MINUTE);
  });

  it('when it is read, when it does not exist, and by another schedule: nothing', async () => {
    vi.setSystemTime(EVENING + 4 * MINUTE);
    await saveSettings({ schedule: 'mornings' });
    await bringForward();
    expect(await wishedAt()).toBeUndefined();
    await saveSettings({ schedule: 'announced' });
    await changeLedger((ledger) => withDay(ledger, DAY, { announced: false }));
    await bringForward();
    expect(await wishedAt()).toBeUndefined();
    const read = { source: 'arxiv-listing', at: 0, count: 1, comments: 'known' } as const;
    const lists = (await loadSettings()).topics.flatMap(({ categories }) => categories);
    await changeLedger((ledger) =>
      lists.reduce((known, list) => withList(known, DAY, list, read), withDay(ledger, DAY, { announced: true })),
    );
    await bringForward();
    expect(await wishedAt()).toBeUndefined();
  });

  it.each(['announced', 'manual'] as const)(
    'after hours without a network: nobody waits, with %s',
    async (schedule) => {
      const at = EVENING + 4 * MINUTE;
      vi.setSystemTime(at);
      await saveSettings({ schedule });
      const { transact, read } = await import('../../src/platform/database.ts');
      const waiting = (list: string, kind: 'offline' | 'timeout') => ({
        ...{ ...feedQuestion(DAY, list), tries: 9, askedAt: at - 30 * MINUTE, dueAt: at + 30 * MINUTE },
        lastFailure: { kind },
      });
      await transact(['questions'], async (tx, operations) => {
        operations.push(tx.objectStore('questions').put(waiting('cs.AI', 'offline')));
        operations.push(tx.objectStore('questions').put(waiting('cs.CL', 'timeout')));
      });
      await bringForward();
      const queued = await read(['questions'], (tx) => tx.objectStore('questions').getAll());
      expect(queued.map(({ list, dueAt }) => [list, dueAt])).toEqual([
        ['cs.AI', at],
        ['cs.CL', at + 30 * MINUTE],
      ]);
    },
  );
});
