import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { Failed } from '../core/failure.ts';
import { migrations } from './migrations.ts';
import type { Schema } from './schema.ts';
import { EMPTY, noteOpened } from './sentinel.ts';

const DATABASE = 'daily-show';

let opening: Promise<IDBPDatabase<Schema>> | undefined;

/**
 * The one connection of this context. Memoises the promise, so that two callers share one opening; forgets it when
 * another context wants to upgrade or the browser ends it, and the next call opens again.
 */
export function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function open(): Promise<IDBPDatabase<Schema>> {
  for (;;) {
    let isReady = false;
    let isGone = false;
    const forget = () => {
      if (isReady) opening = undefined;
      isGone = true;
    };
    const db = await openDB<Schema>(DATABASE, migrations.length, {
      upgrade(db, oldVersion, _newVersion, tx) {
        for (const step of migrations.slice(oldVersion)) step(db, tx);
        // Chromium reopens a damaged database empty and silent: this plus the sentinel tell that from a first run.
        if (oldVersion === 0) void tx.objectStore('state').put(true, EMPTY);
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    try {
      await noteOpened(db);
    } catch (error) {
      if (!isGone) throw error;
    }
    isReady = true;
    // Another context may have had it closed before anybody here had it.
    if (!isGone) return db;
  }
}

/** Closes this context's connection, if there is one. */
export async function closeDatabase(): Promise<void> {
  const closing = opening;
  opening = undefined;
  (await closing?.catch(() => undefined))?.close();
}

/**
 * Throws the whole database away, so that the next opening makes it new and restores the marks from their mirror: the
 * cure when a read fails for ever (a zeroed file). Other contexts close theirs on `versionchange`.
 */
export async function dropDatabase(): Promise<void> {
  await closeDatabase();
  await deleteDB(DATABASE);
}

/** How a connection that the browser has ended answers to whoever works on it. */
const ENDED: ReadonlySet<string> = new Set(['AbortError', 'InvalidStateError', 'UnknownError']);

/**
 * Works on this context's connection; once more, on a new one, when the browser has ended it meanwhile (it found damage
 * and threw the database away, or the reader cleared it). Nothing is stored then of what was under way.
 */
async function connected<Result>(work: (db: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
  const used = database();
  const db = await used;
  try {
    return await work(db);
  } catch (error) {
    if (!(error instanceof DOMException && ENDED.has(error.name))) throw error;
    if (opening === used) opening = undefined;
    db.close();
    return work(await database());
  }
}

/** A transaction that only reads. */
export type Reading = IDBPTransaction<Schema, StoreNames<Schema>[], 'readonly'>;

/** One transaction that only reads, the only way this project makes one. It does not wait for its end. */
export async function read<Result>(
  stores: readonly StoreNames<Schema>[],
  operate: (tx: Reading) => Promise<Result>,
): Promise<Result> {
  return connected((db) => {
    const tx = db.transaction([...stores]) as Reading;
    // A read that fails fails its transaction too; the read says so.
    tx.done.catch(() => undefined);
    return operate(tx);
  });
}

/** A transaction that may write; which stores it may touch was said when it was made. */
export type Writing = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;
type Operation = Promise<unknown> | undefined;

/** Takes the requests of a transaction, to be awaited with its end. */
export interface Operations {
  push(...operations: Operation[]): void;
}

/**
 * One transaction that writes, the only way this project makes one. `operate` starts its requests and hands them over;
 * they are awaited together with the transaction's end, since awaiting them first leaks unhandled rejections when it
 * aborts.
 * Commits are durable before they are acknowledged (`strict`): measured, it costs nothing from 100 records on.
 * `operate` is called a second time when the browser ends the connection under the first.
 * @throws Failed `storage-full` when the quota is used up; then nothing of it is stored.
 */
export async function transact<Result>(
  stores: readonly StoreNames<Schema>[],
  operate: (tx: Writing, operations: Operations) => Promise<Result> | Result,
): Promise<Result> {
  return connected((db) =>
    transactOn(db.transaction([...stores], 'readwrite', { durability: 'strict' }) as Writing, operate),
  );
}

async function transactOn<Result>(
  tx: Writing,
  operate: (tx: Writing, operations: Operations) => Promise<Result> | Result,
): Promise<Result> {
  const operations: Operation[] = [];
  const collected: Operations = {
    push(...added) {
      // When the transaction aborts they all fail, some before anybody awaits them: its end tells why.
      for (const operation of added) operation?.catch(() => undefined);
      operations.push(...added);
    },
  };
  const body = (async () => operate(tx, collected))().then(async (result) => {
    await Promise.all(operations);
    return result;
  });
  try {
    const [result] = await Promise.all([body.catch((error: unknown) => giveUp(tx, error)), tx.done]);
    return result as Result;
  } catch (error) {
    // Requests of an aborted transaction only say that it was; the transaction says why.
    throw readable(tx.error ?? error);
  }
}

function giveUp(tx: { abort(): void }, error: unknown): never {
  try {
    tx.abort();
  } catch {
    // It has ended already; the first error is the one to tell.
  }
  throw error;
}

function readable(error: unknown): unknown {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return full ? new Failed({ kind: 'storage-full' }) : error;
}
