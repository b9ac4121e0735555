import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { PaperId } from '../../src/core/paper.ts';
import { type FakeStorage, installExtension, makeStorage } from './fake-storage.ts';

type Database = typeof import('../../src/platform/database.ts');
type Marks = typeof import('../../src/platform/marks.ts');
type Sentinel = typeof import('../../src/platform/sentinel.ts');
let storage: FakeStorage;
let platform: Database & Marks & Sentinel;
let migrations: typeof import('../../src/platform/migrations.ts')['migrations'];
let DATABASE: string;

beforeAll(async () => {
  storage = makeStorage();
  installExtension(storage);
  const database = await import('../../src/platform/database.ts');
  const marks = await import('../../src/platform/marks.ts');
  const sentinel = await import('../../src/platform/sentinel.ts');
  ({ migrations } = await import('../../src/platform/migrations.ts'));
  platform = { ...database, ...marks, ...sentinel };
  const opened = await platform.database();
  DATABASE = opened.name;
});

const fresh = async () => {
  await platform.closeDatabase();
  globalThis.indexedDB = new IDBFactory();
};
beforeEach(async () => {
  await fresh();
  await storage.local.clear();
});

const ID = '2606.00001' as PaperId;
const run = (day: string) => ({
  ...{ day: day as Day, startedAt: 1, asked: 1, answered: 0, notModified: 0, papers: 0, bytes: 0, failures: [] },
});

describe('the database', () => {
  it('is opened once, however many ask', async () => {
    const [one, two] = await Promise.all([platform.database(), platform.database()]);
    expect(one).toBe(two);
  });

  it('is brought from every released version to this one, with the marks', async () => {
    expect(migrations.length).toBeGreaterThan(0);
    for (let version = 1; version <= migrations.length; version += 1) {
      await fresh();
      const old = await openDB(DATABASE, version, {
        upgrade(db, from, _to, tx) {
          for (const step of migrations.slice(from, version)) step(db as never, tx as never);
        },
      });
      await old.put('marks', { id: ID, savedAt: 5 });
      old.close();
      expect(await platform.readMark(ID)).toEqual({ id: ID, savedAt: 5 });
      const db = await platform.database();
      expect(db.version).toBe(migrations.length);
    }
  });

  it('keeps the papers that were a record each', async () => {
    const { listBlocks, papersFromNewest } = await import('../../src/platform/library.ts');
    const { readPapers } = await import('../../src/platform/papers.ts');
    const ids = ['2606.00001', '2606.00099', '2606.00100', '1412.0001', '1412.0100', 'hep-th/9901001'] as PaperId[];
    const papers = ids.map((id, at) => ({
      ...{ id, title: id, abstract: 'A', authors: [], authorCount: 0, categories: [], links: [], pictures: [] },
      ...{ day: `2026-06-0${at + 1}` as Day, from: 'arxiv-feed' },
    }));
    const old = await openDB(DATABASE, 1, {
      upgrade(db, _from, _to, tx) {
        migrations[0]?.(db as never, tx as never);
      },
    });
    for (const paper of papers) await old.put('papers', paper);
    old.close();
    expect([...(await readPapers(ids)).values()].sort((a, b) => (a.day < b.day ? -1 : 1))).toEqual(papers);
    let count = 0;
    for await (const batch of papersFromNewest(await listBlocks())) count += batch.length;
    expect(count).toBe(papers.length);
    // The index that pruning goes by.
    const pruned = await platform.read(['papers'], (tx) =>
      tx.objectStore('papers').index('day').getAllKeys(IDBKeyRange.upperBound('2026-06-03')),
    );
    expect(pruned).toEqual(['2606.000', '2606.001']);
  });

  it('gives way to a newer version of itself', async () => {
    await platform.database();
    const newer = await openDB(DATABASE, migrations.length + 1);
    expect(newer.version).toBe(migrations.length + 1);
    newer.close();
  });

  it('forgets an opening that failed', async () => {
    const kept = globalThis.indexedDB;
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('broken', 'UnknownError');
      },
    } as never;
    await expect(platform.database()).rejects.toThrow('broken');
    globalThis.indexedDB = kept;
    expect((await platform.database()).name).toBe(DATABASE);
  });

  it('stores a transaction whole or not at all, and says why not', async () => {
    const failing = platform.transact(['runs', 'state'], async (tx, operations) => {
      operations.push(tx.objectStore('runs').put(run('2026-06-26')));
      await tx.objectStore('state').get('anything');
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better of it');
    expect(await platform.read(['runs'], (tx) => tx.objectStore('runs').getAll())).toEqual([]);
    const result = await platform.transact(['runs'], (tx, operations) => {
      operations.push(tx.objectStore('runs').put(run('2026-06-26')), undefined);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await platform.read(['runs'], (tx) => tx.objectStore('runs').count())).toBe(1);
  });

  it('calls a used-up quota by its name', async () => {
    const full = platform.transact(['runs'], (tx) => {
      tx.objectStore('runs')
        .put(run('2026-06-26'))
        .catch(() => undefined);
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(full).rejects.toMatchObject({ failure: { kind: 'storage-full' } });
  });

  it('can be thrown away and made anew while it is open', async () => {
    await platform.transact(['runs'], (tx, operations) => {
      operations.push(tx.objectStore('runs').put(run('2026-06-26')));
    });
    await platform.dropDatabase();
    expect(await platform.read(['runs'], (tx) => tx.objectStore('runs').count())).toBe(0);
  });
});

describe('a connection that the browser ends under its work', () => {
  /** What it does where it finds damage: everything under way is aborted, and the database is made anew. */
  const end = (tx: { abort(): void }) => {
    tx.abort();
    globalThis.indexedDB = new IDBFactory();
  };

  it('is made anew, and what was read is read from the new one', async () => {
    await platform.changeMark(ID, { savedAt: 5 });
    let turns = 0;
    const marks = await platform.read(['marks'], (tx) => {
      turns += 1;
      const found = tx.objectStore('marks').getAll();
      if (turns === 1) end(tx);
      return found;
    });
    expect(turns).toBe(2);
    expect(marks).toEqual([{ id: ID, savedAt: 5 }]);
    expect(await platform.lostAt()).toBeGreaterThan(0);
  });

  it('is made anew, and what was written is written to the new one', async () => {
    let turns = 0;
    await platform.transact(['runs'], (tx, operations) => {
      turns += 1;
      operations.push(tx.objectStore('runs').put(run('2026-06-26')));
      if (turns === 1) end(tx);
    });
    expect(turns).toBe(2);
    expect(await platform.read(['runs'], (tx) => tx.objectStore('runs').count())).toBe(1);
  });

  it('is not believed to be the fault of the work when it is closed already', async () => {
    const db = await platform.database();
    db.close();
    expect(await platform.readMarks()).toEqual(new Map());
    expect(await platform.database()).not.toBe(db);
  });

  it('is given up at the second time, and closed, so that the database can be thrown away', async () => {
    const failing = platform.read(['marks'], async () => {
      throw new DOMException('Seek failure', 'UnknownError');
    });
    await expect(failing).rejects.toThrow('Seek failure');
    await platform.dropDatabase();
    expect(await platform.readMarks()).toEqual(new Map());
  });
});

describe('a lost database', () => {
  it('is told from a first run', async () => {
    await platform.database();
    expect(await platform.lostAt()).toBeUndefined();
    await fresh();
    const before = Date.now();
    await platform.database();
    expect(await platform.lostAt()).toBeGreaterThanOrEqual(before);
    await platform.forgetLoss();
    expect(await platform.lostAt()).toBeUndefined();
    await platform.closeDatabase();
    await platform.database();
    expect(await platform.lostAt()).toBeUndefined();
  });

  it('gives the marks back although it was made by somebody who died before that', async () => {
    await platform.changeMark(ID, { savedAt: 10 });
    await fresh();
    const made = await openDB(DATABASE, migrations.length, {
      upgrade(db, _from, _to, tx) {
        for (const step of migrations) step(db as never, tx as never);
        void tx.objectStore('state').put(true, platform.EMPTY);
      },
    });
    // What another context has done since is newer than the mirror.
    await made.put('marks', { id: ID, hiddenAt: 20 });
    made.close();
    expect(await platform.readMark(ID)).toEqual({ id: ID, savedAt: 10, hiddenAt: 20 });
    expect(await platform.lostAt()).toBeGreaterThan(0);
    await platform.closeDatabase();
    await platform.transact(['marks'], (tx, operations) => {
      operations.push(tx.objectStore('marks').delete(ID));
    });
    await platform.closeDatabase();
    expect(await platform.readMark(ID)).toBeUndefined();
  });

  it('gives the marks back from their mirror, saved papers with their copies', async () => {
    const paper = { id: ID, title: 'T', abstract: 'A', authors: ['Ada'], authorCount: 1, categories: ['cs.AI'] };
    const other = '2606.00002' as PaperId;
    await platform.changeMark(ID, { savedAt: 10 }, { paper, links: [] });
    await platform.changeMark(other, { readAt: 11 }, { paper: { ...paper, id: other }, links: [] });
    await platform.changeMark(other, { readAt: 7, hiddenAt: 12 });
    const kept = await platform.readMark(ID);
    expect(await platform.readMark(other)).toMatchObject({ readAt: 11, hiddenAt: 12, paper: { id: other } });
    await fresh();
    expect(await platform.readMark(ID)).toEqual(kept);
    expect(await platform.readMark(other)).toEqual({ id: other, readAt: 11, hiddenAt: 12 });
  });

  it('gives back the marks of its lost end, and those alone', async () => {
    const other = '2606.00002' as PaperId;
    await platform.changeMark(ID, { readAt: 10 });
    await platform.changeMark(other, { savedAt: 11 });
    const db = await platform.database();
    await db.delete('marks', ID);
    await db.put('marks', { id: other, savedAt: 11, unsavedAt: 12 });
    await platform.bringBackMarks();
    expect(await platform.readMark(ID)).toEqual({ id: ID, readAt: 10 });
    expect(await platform.readMark(other)).toEqual({ id: other, savedAt: 11, unsavedAt: 12 });
  });

  it('is opened again when somebody had it closed before anybody here had it', async () => {
    const get = storage.local.get;
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    storage.local.get = async (keys) => {
      await held;
      return get(keys);
    };
    const marks = platform.readMarks();
    await new Promise((resolve) => setTimeout(resolve, 30));
    const deleted = deleteDB(DATABASE);
    storage.local.get = get;
    go();
    expect(await marks).toEqual(new Map());
    await deleted;
    await platform.changeMark(ID, { savedAt: 5 });
    expect(await platform.readMark(ID)).toEqual({ id: ID, savedAt: 5 });
  });

  it('keeps the stamps when the mirror has no room for copies', async () => {
    const set = storage.local.set;
    const paper = { id: ID, title: 'T', abstract: 'A', authors: [], authorCount: 0, categories: [] };
    storage.local.set = async (items) => {
      if (JSON.stringify(items).includes('"abstract"')) throw new Error('QUOTA_BYTES');
      return set(items);
    };
    await platform.changeMark(ID, { savedAt: 10 }, { paper, links: [] });
    storage.local.set = set;
    expect(await platform.readMark(ID)).toMatchObject({ savedAt: 10, paper });
    await fresh();
    expect(await platform.readMark(ID)).toEqual({ id: ID, savedAt: 10 });
  });
});
