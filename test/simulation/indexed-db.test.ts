import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Context, Factory } from './indexed-db/factory.ts';
import { KeyRange } from './indexed-db/keys.ts';

/** One IndexedDB or the other. */
interface Maker {
  readonly factory: Pick<IDBFactory, 'open' | 'deleteDatabase' | 'cmp'>;
  readonly range: Pick<typeof IDBKeyRange, 'bound' | 'only' | 'lowerBound' | 'upperBound'>;
}

const theirs = (): Maker => ({ factory: new IDBFactory(), range: IDBKeyRange });

function ours(): Maker {
  const factory = new Factory((run) => void setImmediate(run));
  const context: Context = { isAlive: () => true, onConnection: () => undefined, onTransaction: () => undefined };
  const made = {
    open: (name: string, version: number) => factory.open(name, version, context),
    deleteDatabase: (name: string) => factory.deleteDatabase(name, context),
    cmp: (a: unknown, b: unknown) => factory.cmp(a, b),
  };
  return { factory: made as unknown as Maker['factory'], range: KeyRange as unknown as Maker['range'] };
}

/** Each takes a few milliseconds, which most of them only wait. */
const RUNS = 300;

type Heard = (...what: unknown[]) => void;
const nameOf = (error: unknown) => (error as { name?: string } | null)?.name ?? null;

/** A call that may be refused on the spot; who refuses is heard. */
function tried<Value>(heard: Heard, work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    heard('refused', nameOf(error));
    return undefined;
  }
}

function listen(target: EventTarget, types: readonly string[], hear: (type: string, event: Event) => void): void {
  for (const type of types) target.addEventListener(type, (event) => hear(type, event));
}

function opened({ factory }: Maker): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = factory.open('d', 1);
    opening.addEventListener('upgradeneeded', () => {
      const made = opening.result.createObjectStore('s', { keyPath: 'key' });
      made.createIndex('by', 'by');
      made.createIndex('both', ['by', 'key']);
      opening.result.createObjectStore('t');
      opening.result.createObjectStore('u', { keyPath: ['a', 'b'] });
    });
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error));
  });
}

const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<IDBValidKey>('a', 'b', 'bb', 'c', 1, 2, 2.5) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom('a', 'b', 1), { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(Number.NaN, null, {}, true, new Date(0)) as fc.Arbitrary<IDBValidKey>,
  },
);
const operation = fc.record({
  store: fc.constantFrom('s', 's', 't', 'u'),
  does: fc.constantFrom(
    ...(['put', 'put', 'put', 'add', 'delete', 'remove', 'clear', 'read', 'walk', 'index'] as const),
  ),
  key,
  until: key,
  by: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  ends: fc.integer({ min: 0, max: 3 }),
  /** What it says when it fails: the transaction goes on. */
  isForgiven: fc.boolean(),
});
type Operation = typeof operation extends fc.Arbitrary<infer Each> ? Each : never;

const transaction = fc.record({
  isSecond: fc.boolean(),
  mode: fc.constantFrom('readwrite', 'readwrite', 'readonly' as const),
  stores: fc.constantFrom(['s'], ['t'], ['s', 't'], ['s', 't', 'u']),
  first: fc.array(operation, { maxLength: 6 }),
  /** Asked when the first is answered. */
  answer: fc.array(operation, { maxLength: 3 }),
  abort: fc.constantFrom('never', 'never', 'never', 'at once', 'when answered', 'a listener fails' as const),
  /** The next one is begun when this one has ended. */
  isAwaited: fc.boolean(),
});
type Transaction = typeof transaction extends fc.Arbitrary<infer Each> ? Each : never;

/** Asks for one operation. @returns its requests. */
function ask({ range }: Maker, tx: IDBTransaction, one: Operation, heard: Heard): IDBRequest[] {
  const store = tried(heard, () => tx.objectStore(one.store));
  if (!store) return [];
  const { key, until, by } = one;
  const stretch = () => range.bound(key, until, one.ends % 2 === 1, one.ends > 1);
  const value = { key, by, a: key, b: until, text: `${one.store} ${by}`, list: [{ by }, [until]] };
  const asked: ((() => IDBRequest) | undefined)[] = {
    put: [() => (one.store === 't' ? store.put(value, key) : store.put(value))],
    add: [() => (one.store === 't' ? store.add(value, key) : store.add(value))],
    delete: [() => store.delete(key)],
    remove: [() => store.delete(stretch())],
    clear: [() => store.clear()],
    read: [
      ...[() => store.get(key), () => store.get(stretch()), () => store.getAll(), () => store.getAllKeys(stretch())],
      ...[() => store.getAll(range.lowerBound(key), 2), () => store.count(range.upperBound(until, one.ends > 1))],
      ...[() => store.count(), () => store.getKey(range.only(key))],
    ],
    walk: [
      ...[() => store.openCursor(), () => store.openKeyCursor(range.lowerBound(key), 'prev')],
      ...[() => store.openCursor(stretch())],
    ],
    index: [
      ...[() => store.index('by').getAll(by), () => store.index('by').getAllKeys(range.upperBound(2, true))],
      ...[() => store.index('by').count(), () => store.index('both').get([by ?? 1, key])],
      ...[
        () => store.index('both').getAll(range.bound([1], [2, []])),
        () => store.index('by').openCursor(null, 'prev'),
      ],
    ],
  }[one.does];
  return asked.flatMap((each) => (each && tried(heard, each)) ?? []);
}

/** Everything that is heard while these transactions are done, in order, of each of them by itself. */
async function played(maker: Maker, all: readonly Transaction[]): Promise<unknown> {
  const connections = [await opened(maker), await opened(maker)];
  const logs: unknown[][] = [];
  const ends: number[] = [];
  const pending: Promise<void>[] = [];
  for (const [at, given] of all.entries()) {
    const log: unknown[] = [];
    logs.push(log);
    const heard: Heard = (...what) => void log.push(what);
    const tx = (connections[given.isSecond ? 1 : 0] as IDBDatabase).transaction(given.stores, given.mode);
    const ended = new Promise<void>((resolve) => {
      listen(tx, ['complete', 'abort', 'error'], (type) => {
        heard(type, nameOf(tx.error));
        if (type === 'error') return;
        if (type === 'complete' && given.mode === 'readwrite') ends.push(at);
        resolve();
      });
    });
    let isFirst = true;
    const follow = (type: string) => {
      if (!isFirst) return;
      isFirst = false;
      for (const [which, one] of given.answer.entries()) askAndListen(one, `answer ${which}`);
      // There, whoever aborts or fails when told of an error aborts twice, or keeps the error from the transaction.
      if (type !== 'success') return;
      if (given.abort === 'when answered') tried(heard, () => tx.abort());
      if (given.abort === 'a listener fails') throw new Error('a listener fails');
    };
    const askAndListen = (one: Operation, name: string) => {
      for (const [which, request] of ask(maker, tx, one, heard).entries()) {
        listen(request, ['success', 'error'], (type, event) => {
          const { result } = request as { result: unknown };
          heard(name, which, type, type === 'error' ? nameOf(request.error) : told(result), request.readyState);
          if (type === 'error' && one.isForgiven) event.preventDefault();
          const cursor = result as IDBCursor | null | undefined;
          if (type === 'success' && one.does === 'walk' && cursor) cursor.continue();
          follow(type);
        });
      }
    };
    for (const [which, one] of given.first.entries()) askAndListen(one, `first ${which}`);
    if (given.abort === 'at once') tried(heard, () => tx.abort());
    if (given.isAwaited) await ended;
    pending.push(ended);
  }
  await Promise.all(pending);
  const late = (connections[0] as IDBDatabase).transaction(['s', 't', 'u']);
  const rest = await Promise.all(
    ['s', 't', 'u'].map(
      (name) =>
        new Promise((resolve) => {
          const request = late.objectStore(name).getAll();
          request.addEventListener('success', () => resolve(request.result));
        }),
    ),
  );
  return structuredClone({ logs, ends: chained(ends, all), rest });
}

/** What a result says: of a cursor where it stands. */
function told(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('primaryKey' in result)) return result;
  const { key, primaryKey, value } = result as IDBCursorWithValue;
  return { key, primaryKey, value };
}

/** Only of those that write to the same store is it said who comes first. */
function chained(ends: readonly number[], all: readonly Transaction[]): unknown {
  const wants = (at: number, store: string) => all[at]?.stores.some((one) => one === store) === true;
  return ['s', 't', 'u'].map((store) => ends.filter((at) => wants(at, store)));
}

it('answers as fake-indexeddb does: the same results, errors and events in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(transaction, { maxLength: 5 }), async (all) => {
      expect(await played(ours(), all)).toEqual(await played(theirs(), all));
    }),
    { numRuns: RUNS },
  );
});

it('orders keys as fake-indexeddb does, and refuses the same', () => {
  const named = (maker: Maker, a: unknown, b: unknown) => {
    try {
      return maker.factory.cmp(a as IDBValidKey, b as IDBValidKey);
    } catch (error) {
      return nameOf(error);
    }
  };
  const any = fc.oneof(key, fc.date(), fc.double(), fc.string(), fc.array(key, { maxLength: 3 }));
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(named(ours(), a, b)).toEqual(named(theirs(), a, b));
    }),
  );
});

const steps = fc.array(
  fc.record({
    does: fc.constantFrom('open', 'open', 'close', 'delete', 'write', 'wait' as const),
    version: fc.constantFrom(1, 1, 1, 2),
    isPolite: fc.boolean(),
    isAborting: fc.boolean(),
  }),
  { maxLength: 8 },
);
type Step = (typeof steps extends fc.Arbitrary<infer Each> ? Each : never)[number];

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** What openings and deletions of one database come to, with connections that make room when asked, and some that do not. */
async function connected({ factory }: Maker, all: readonly Step[]): Promise<unknown> {
  const logs: unknown[][] = [];
  const open: IDBDatabase[] = [];
  for (const { does, version, isPolite, isAborting } of all) {
    const log: unknown[] = [];
    logs.push(log);
    const heard: Heard = (...what) => void log.push(what);
    if (does === 'close') open.shift()?.close();
    if (does === 'wait') await turns(40);
    if (does === 'write') {
      // There a connection counts as closed while its last transaction is still on.
      await turns(20);
      const tx = open[0] && tried(heard, () => (open[0] as IDBDatabase).transaction('made', 'readwrite'));
      if (tx) listen(tx, ['complete', 'abort'], (type) => heard(type));
      tx?.objectStore('made').put(version, 'k');
      await turns(10);
    }
    if (does !== 'open' && does !== 'delete') continue;
    const request = does === 'open' ? factory.open('d', version) : factory.deleteDatabase('d');
    listen(request, ['upgradeneeded', 'blocked', 'success', 'error'], (type, event) => {
      const { oldVersion, newVersion } = event as IDBVersionChangeEvent;
      heard(type, type === 'error' ? nameOf(request.error) : type === 'success' ? null : [oldVersion, newVersion]);
      if (type === 'upgradeneeded') {
        if (!request.result.objectStoreNames.contains('made')) request.result.createObjectStore('made');
        if (isAborting) request.transaction?.abort();
      }
      if (type !== 'success' || !request.result) return;
      const db = request.result;
      heard(db.version, [...db.objectStoreNames]);
      open.push(db);
      listen(db, ['versionchange'], (_, change) => {
        heard('versionchange', (change as IDBVersionChangeEvent).newVersion);
        if (isPolite) db.close();
      });
    });
  }
  await turns(60);
  // Whoever still waits is let in.
  while (open.length > 0) {
    open.shift()?.close();
    await turns(60);
  }
  return logs;
}

it('opens, upgrades, blocks and deletes as fake-indexeddb does', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      expect(await connected(ours(), all)).toEqual(await connected(theirs(), all));
    }),
    { numRuns: RUNS },
  );
});
