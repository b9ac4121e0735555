import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clone } from './host/clone.ts';
import { sharedIntl } from './host/intl.ts';
import { quickenEvents, quickenStores, type RawStores } from './host/quicken.ts';

const part = fc.oneof(
  fc.anything({ withMap: true, withSet: true, withDate: true, withTypedArray: true, withSparseArray: true }),
  fc.constant(new Map([['a', { b: [1] }]])),
);

describe('the simulation copies as browsers do', () => {
  it('what structuredClone copies, and refuses what it refuses', () => {
    fc.assert(
      fc.property(part, (value) => {
        let right: unknown;
        try {
          right = structuredClone(value);
        } catch {
          expect(() => clone(value)).toThrow();
          return;
        }
        expect(clone(value)).toStrictEqual(right);
      }),
      { numRuns: 1000 },
    );
    for (const value of [() => 1, { a: () => 1 }, [Symbol('s')], { a: { b: Symbol('s') } }])
      expect(() => clone(value)).toThrow();
  });

  it('nothing is shared with the original', () => {
    const value = { list: [{ a: 1 }], map: new Map([['k', { b: 2 }]]) };
    const copy = clone(value);
    value.list[0] = { a: 9 };
    value.map.set('k', { b: 9 });
    expect(copy).toEqual({ list: [{ a: 1 }], map: new Map([['k', { b: 2 }]]) });
  });

  it('formatters say what those of the engine say', () => {
    const options = { timeZone: 'America/New_York', hourCycle: 'h23', day: '2-digit', hour: '2-digit' } as const;
    const own = new sharedIntl.DateTimeFormat('en-CA', options);
    const right = new Intl.DateTimeFormat('en-CA', options);
    for (let hour = 0; hour < 9000; hour += 7) {
      const moment = Date.UTC(2026, 0, 1, hour);
      expect(own.formatToParts(moment)).toEqual(right.formatToParts(moment));
      expect(own.formatToParts(moment)).toEqual(right.formatToParts(moment));
    }
  });
});

/** What a store with an index answers after these changes, by IndexedDB's own words. */
async function played(changes: readonly Change[], isQuick: boolean): Promise<unknown> {
  const factory = new IDBFactory();
  const done = <Value>(request: { result: Value; onsuccess: unknown; onerror: unknown; error: unknown }) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const opening = factory.open('d', 1);
  opening.onupgradeneeded = () => {
    const made = opening.result.createObjectStore('s', { keyPath: 'key' });
    made.createIndex('by', 'by');
  };
  const db = await done(opening);
  if (isQuick) quickenStores((db as unknown as { _rawDatabase: RawStores })._rawDatabase);
  const heard: unknown[] = [];
  for (const { writes, isAborted } of changes) {
    const tx = db.transaction(['s'], 'readwrite');
    const store = tx.objectStore('s');
    const index = store.index('by');
    const ended = new Promise<void>((resolve) => {
      tx.oncomplete = () => resolve();
      tx.onabort = () => resolve();
    });
    const answers = writes.flatMap(({ key, by, does, until }) => {
      const order = compare(key, until);
      const range = order > 0 ? undefined : IDBKeyRange.bound(key, until, order < 0 && by === 1, order < 0 && by === 2);
      switch (does) {
        case 'put':
          return [done(store.put({ key, by }))];
        case 'delete':
          return [done(store.delete(range ?? key))];
        case 'clear':
          return [done(store.clear())];
        default:
          return [
            ...[store.get(key), store.getAll(range), store.getAllKeys(range, 2), store.count(range)].map(done<unknown>),
            ...[index.getAll(by), index.getAllKeys(IDBKeyRange.upperBound(by, true)), index.count()].map(done<unknown>),
          ];
      }
    });
    const told = Promise.allSettled(answers);
    if (isAborted) tx.abort();
    heard.push(await told);
    await ended;
  }
  const tx = db.transaction(['s']);
  heard.push(await done(tx.objectStore('s').getAll()), await done(tx.objectStore('s').index('by').getAllKeys()));
  return JSON.parse(JSON.stringify(heard));
}

const compare = (a: string | readonly string[], b: string | readonly string[]) => new IDBFactory().cmp(a, b);
const key = fc.oneof(fc.constantFrom('a', 'b', 'bb', 'c'), fc.array(fc.constantFrom('a', 'b', 'bb'), { maxLength: 3 }));
const changes = fc.array(
  fc.record({
    isAborted: fc.boolean(),
    writes: fc.array(
      fc.record({
        key,
        until: key,
        by: fc.integer({ min: 0, max: 3 }),
        does: fc.constantFrom('put', 'put', 'put', 'delete', 'clear', 'read' as const),
      }),
      { maxLength: 8 },
    ),
  }),
  { maxLength: 5 },
);
type Change = (typeof changes extends fc.Arbitrary<infer Each> ? Each : never)[number];

it('a quickened database answers as fake-indexeddb does', async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (each) => {
      const right = await played(each, false);
      const giveBack = quickenEvents();
      try {
        expect(await played(each, true)).toEqual(right);
      } finally {
        giveBack();
      }
    }),
    { numRuns: 300 },
  );
});
