import { beforeEach, expect, it } from 'vitest';
import './stores.ts';
import type { Day } from '../../src/core/day.ts';
import type { QueuedQuestion } from '../../src/core/queue.ts';
import { feedQuestion } from '../../src/core/sources/index.ts';

const DAY = '2026-06-30' as Day;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A question that failed and waits for an hour, by its list. */
function waiting(list: string, kind: 'offline' | 'timeout', ago: number): QueuedQuestion {
  const [askedAt, dueAt] = [Date.now() - ago, Date.now() + HOUR];
  return { ...feedQuestion(DAY, list), tries: 5, askedAt, dueAt, lastFailure: { kind } };
}

/** How long each list waits still, in whole minutes. */
async function waits(): Promise<Record<string, number>> {
  const { read } = await import('../../src/platform/database.ts');
  const queued = await read(['questions'], (tx) => tx.objectStore('questions').getAll());
  return Object.fromEntries(
    queued.map(({ list, dueAt }) => [list, Math.round(Math.max(0, dueAt - Date.now()) / MINUTE)]),
  );
}

beforeEach(async () => {
  const { transact } = await import('../../src/platform/database.ts');
  await transact(['questions'], async (tx, operations) => {
    const store = tx.objectStore('questions');
    const all = [waiting('cs.AI', 'offline', HOUR), waiting('cs.CL', 'offline', 0), waiting('cs.LG', 'timeout', HOUR)];
    operations.push(store.clear(), ...all.map((one) => store.put(one)));
  });
});

it('what failed in this way is due now, or when it has rested', async () => {
  const { retry } = await import('../../src/background/retry.ts');
  await retry('offline', 10 * MINUTE);
  expect(await waits()).toEqual({ 'cs.AI': 0, 'cs.CL': 10, 'cs.LG': 60 });
  await retry('offline');
  expect(await waits()).toEqual({ 'cs.AI': 0, 'cs.CL': 0, 'cs.LG': 60 });
});

it('nothing is put off', async () => {
  const { retry } = await import('../../src/background/retry.ts');
  await retry('offline', 5 * HOUR);
  expect(await waits()).toEqual({ 'cs.AI': 60, 'cs.CL': 60, 'cs.LG': 60 });
});
