import { beforeEach, expect, it, vi } from 'vitest';
import './stores.ts';
import { guarded } from '../../src/background/guard.ts';
import { database, dropDatabase } from '../../src/platform/database.ts';
import { forgetFaults, listFaults } from '../../src/platform/faults.ts';
import { readState, writeState } from '../../src/platform/state.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';

const alarms: number[] = [];

beforeEach(async () => {
  alarms.length = 0;
  installExtension(makeStorage(), {
    alarms: { create: async (_name: string, { when }: { when: number }) => void alarms.push(when) },
  });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await forgetFaults();
  await dropDatabase();
  await database();
  await writeState('lost', 1);
  await writeState('rests', { host: 2 });
});

/** Work that meets damage so many times, and then ends well. */
function damagedFor(times: number) {
  const work = vi.fn(async () => {
    if (work.mock.calls.length <= times) throw new DOMException('Seek failure', 'UnknownError');
  });
  return work;
}

it('does the work again where the browser has mended its files, and touches nothing', async () => {
  const work = damagedFor(1);
  await guarded(work);
  expect(work).toHaveBeenCalledTimes(2);
  expect(await readState('lost')).toBe(1);
});

it('makes the database anew for work that meets damage again, although all can be read', async () => {
  const work = damagedFor(2);
  await guarded(work);
  expect(work).toHaveBeenCalledTimes(3);
  expect(await readState('lost')).toBeUndefined();
  expect(await readState('rests')).toEqual({ host: 2 });
  expect(alarms.at(-1), 'whatever ends the repair').toBeLessThan(Date.now() + 61_000);
});

it('gives up after that, and leaves the rest to the alarm', async () => {
  const work = damagedFor(9);
  await guarded(work);
  expect(work).toHaveBeenCalledTimes(3);
  expect((await listFaults()).map(({ what }) => what)).toContain('the database could not be repaired');
});

it('does nothing again that failed for another reason', async () => {
  const work = vi.fn(() => Promise.reject(new TypeError('no such thing')));
  await guarded(work);
  expect(work).toHaveBeenCalledTimes(1);
});
