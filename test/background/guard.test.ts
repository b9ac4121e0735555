import 'fake-indexeddb/auto';
import '../platform/installed.ts';
import { beforeEach, expect, it, vi } from 'vitest';
import { guarded } from '../../src/background/guard.ts';
import { database, dropDatabase } from '../../src/platform/database.ts';
import { forgetFaults, listFaults } from '../../src/platform/faults.ts';
import { readState, writeState } from '../../src/platform/state.ts';

beforeEach(async () => {
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
