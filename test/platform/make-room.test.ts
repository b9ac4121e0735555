import type { StoreNames } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../background/stores.ts';
import type { Day } from '../../src/core/day.ts';
import { read, transact } from '../../src/platform/database.ts';
import { makeRoom } from '../../src/platform/make-room.ts';
import { changeMark } from '../../src/platform/marks.ts';
import type { Schema, Validator } from '../../src/platform/schema.ts';
import { idOf, storeDay, write } from '../background/stores.ts';

const OLD = '2026-06-01' as Day;
const NEW = '2026-06-29' as Day;
const DAY_MS = 86_400_000;

const validatorOf = (day: Day): Validator => ({
  ...{ url: `https://arxiv.org/catchup/cs.LG/${day}?abs=True`, etag: '"one"', checkedAt: Date.parse(day) },
  ...{ transfers: [Date.parse(day)], day },
});

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const [number, day] of [OLD, NEW].entries()) {
    vi.setSystemTime(Date.parse(day) + 12 * 3_600_000);
    await storeDay(day, [write('snow', number * 100)]);
    await transact(['listings', 'validators', 'pictures'], (tx, operations) => {
      const entries = [{ id: idOf(number * 100) }];
      operations.push(
        tx.objectStore('listings').put({ day, source: 'arxiv-catchup', list: 'cs.LG', entries, readAt: Date.now() }),
        tx.objectStore('validators').put(validatorOf(day)),
        tx.objectStore('pictures').put({ url: `https://x/${day}`, id: idOf(number * 100), day, blob: new Blob(['1']) }),
      );
    });
    await changeMark(idOf(number * 100), { savedAt: Date.now() });
  }
});
afterEach(() => vi.useRealTimers());

function stored(store: StoreNames<Schema>): Promise<unknown[]> {
  return read([store], (tx) => tx.objectStore(store).getAll());
}

describe('room is made', () => {
  it('of what could be asked for again; nothing of the reader’s goes, and no digest', async () => {
    const kept = await Promise.all([stored('marks'), stored('digests')]);
    await makeRoom();
    expect(await Promise.all([stored('marks'), stored('digests')])).toEqual(kept);
    expect(kept.map((records) => records.length)).toEqual([2, 2]);
    expect(await stored('pictures')).toEqual([]);
    for (const store of ['papers', 'listings', 'shelves'] as const)
      expect(await stored(store), store).toMatchObject([{ day: NEW }]);
  });

  it('with a list goes the validator that stood for it, not what its URL has been asked', async () => {
    await makeRoom();
    const { url, checkedAt, transfers } = validatorOf(OLD);
    expect(await stored('validators')).toEqual([{ url, checkedAt, transfers }, validatorOf(NEW)]);
  });

  it('and when a list is too old to be kept', async () => {
    vi.setSystemTime(Date.parse(OLD) + 33 * DAY_MS);
    // Asked again lately, and it had not changed.
    await transact(['validators'], (tx, operations) => {
      operations.push(tx.objectStore('validators').put({ ...validatorOf(OLD), checkedAt: Date.now() }));
    });
    await storeDay('2026-07-02' as Day, [write('plants', 5)]);
    expect(await stored('listings')).toMatchObject([{ day: NEW }]);
    expect(await stored('validators')).toEqual([validatorOf(NEW)]);
  });
});
