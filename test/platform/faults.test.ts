import './installed.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { guarded } from '../../src/background/guard.ts';
import { Failed } from '../../src/core/failure.ts';
import { forgetFaults, listFaults, noteFault } from '../../src/platform/faults.ts';
import { type FakeStorage, installExtension, makeStorage } from './fake-storage.ts';

let storage: FakeStorage;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  storage = makeStorage();
  installExtension(storage);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => void vi.useRealTimers());

it('what stops the worker is noted with its time, the newest first, a few of them', async () => {
  await guarded(async () => {
    throw new TypeError('no such thing');
  });
  expect(await listFaults()).toEqual([
    { at: expect.any(Number), what: 'the worker stopped', error: 'TypeError: no such thing' },
  ]);
  for (let at = 0; at < 12; at += 1) await noteFault(`work ${at}`, new Failed({ kind: 'storage-full' }));
  const kept = await listFaults();
  expect(kept.map(({ what }) => what)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((at) => `work ${at}`));
  expect(kept[0]?.error).toBe('storage-full');
  await forgetFaults();
  expect(await listFaults()).toEqual([]);
});

it('the same fault again takes its own place, not that of others', async () => {
  await noteFault('an answer could not be stored', new Error('x'));
  for (let time = 0; time < 30; time += 1) {
    vi.setSystemTime(1000 + time);
    await noteFault('a chore failed', new Error('x'));
    await noteFault('a chore failed', new Error('y'));
  }
  expect(await listFaults()).toEqual([
    { at: 1029, what: 'a chore failed', error: 'Error: y' },
    { at: 1029, what: 'a chore failed', error: 'Error: x' },
    { at: expect.any(Number), what: 'an answer could not be stored', error: 'Error: x' },
  ]);
});

it('a note that cannot be kept stops nothing', async () => {
  storage.faults.local = new Error('quota');
  await expect(noteFault('work', new Error('x'))).resolves.toBeUndefined();
});
