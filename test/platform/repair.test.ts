import 'fake-indexeddb/auto';
import './installed.ts';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PaperId } from '../../src/core/paper.ts';
import { database, dropDatabase, transact } from '../../src/platform/database.ts';
import { changeMark, readMark } from '../../src/platform/marks.ts';
import { isDamage, repairDatabase } from '../../src/platform/repair.ts';
import { lostAt } from '../../src/platform/sentinel.ts';
import { readState, writeState } from '../../src/platform/state.ts';

const ID = '2606.00001' as PaperId;

beforeEach(async () => {
  vi.restoreAllMocks();
  await dropDatabase();
  await database();
  await changeMark(ID, { savedAt: 10 });
  await writeState('lost', 1);
  await writeState('carried', 2);
});

/** Zeros stand in one store: whoever reads it is told so, until the database is deleted. */
function damage(store: string): void {
  const { get, getAll } = IDBObjectStore.prototype;
  const broken = IDBObjectStore.prototype;
  const look = (one: IDBObjectStore) => {
    if (one.name === store) throw new DOMException('Seek failure', 'UnknownError');
  };
  vi.spyOn(broken, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    look(this);
    return get.call(this, key);
  });
  vi.spyOn(broken, 'getAll').mockImplementation(function (this: IDBObjectStore, ...given) {
    look(this);
    return getAll.apply(this, given);
  });
  const deleteDatabase = indexedDB.deleteDatabase.bind(indexedDB);
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((name) => {
    vi.mocked(broken.get).mockImplementation(get);
    vi.mocked(broken.getAll).mockImplementation(getAll);
    return deleteDatabase(name);
  });
}

it('tells damage from everything else', () => {
  expect(isDamage(new DOMException('', 'UnknownError'))).toBe(true);
  expect(isDamage(new DOMException('', 'NotReadableError'))).toBe(true);
  expect(isDamage(new DOMException('', 'AbortError'))).toBe(false);
  expect(isDamage(new Error('UnknownError'))).toBe(false);
});

it('leaves a database alone that can be read to its end', async () => {
  expect(await repairDatabase(['carried'])).toBe(false);
  expect(await readState('lost')).toBe(1);
});

it('finds damage that has nothing to list behind it', async () => {
  const { getAll } = IDBObjectStore.prototype;
  damage('looks');
  vi.mocked(IDBObjectStore.prototype.getAll).mockImplementation(getAll);
  expect(await repairDatabase([])).toBe(true);
});

it('makes one anew without looking for who is sure', async () => {
  expect(await repairDatabase(['carried'], true)).toBe(true);
  expect(await readState('lost')).toBeUndefined();
  expect(await readState('carried')).toBe(2);
  expect(await readMark(ID)).toEqual({ id: ID, savedAt: 10 });
});

it('makes one anew that cannot, with the marks and what is to be carried over, and it is known', async () => {
  damage('papers');
  const before = Date.now();
  expect(await repairDatabase(['carried'])).toBe(true);
  expect(await readState('lost')).toBeUndefined();
  expect(await readState('carried')).toBe(2);
  expect(await readMark(ID)).toEqual({ id: ID, savedAt: 10 });
  expect(await lostAt()).toBeGreaterThanOrEqual(before);
});

it('waits for a request that is under way: its end would be forgotten, and the rest after it', async () => {
  damage('validators');
  const order: string[] = [];
  let answer: () => void = () => undefined;
  const request = navigator.locks.request('request', async () => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await transact(['state'], (tx, operations) => operations.push(tx.objectStore('state').put(3, 'carried')));
    order.push('answered');
  });
  const repair = repairDatabase(['carried']).then(() => order.push('repaired'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  answer();
  await Promise.all([request, repair]);
  expect(order).toEqual(['answered', 'repaired']);
  expect(await readState('carried')).toBe(3);
});

it('does without what is to be carried over where that cannot be read', async () => {
  damage('state');
  expect(await repairDatabase(['carried'])).toBe(true);
  expect(await readState('carried')).toBeUndefined();
  expect(await readMark(ID)).toEqual({ id: ID, savedAt: 10 });
});
