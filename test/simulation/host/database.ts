import type { Connection } from '../indexed-db/connection.ts';
import { type Context, Factory } from '../indexed-db/factory.ts';
import type { Key } from '../indexed-db/keys.ts';
import { OpenRequest, type Transaction } from '../indexed-db/transaction.ts';
import type { Life } from '../life.ts';
import type { Scheduler } from '../scheduler.ts';
import { lookAt } from './kept.ts';

/** Stores whose writing needs room. */
const LARGE: readonly string[] = ['papers', 'digests'];
const NOTHING: readonly unknown[] = [];

/** The profile's IndexedDB: one for all contexts, surviving them. */
export interface Databases {
  of(life: Life): object;
  /** The stored records of one store, as they are now, not to be changed: the same list until something is stored. */
  peek(store: string): readonly unknown[];
  /** One of them. */
  find(store: string, key: Key): unknown;
  count(store: string): number;
  /** The browser finds the files damaged, and makes an empty database in their place, silently. */
  lose(): void;
  /** A part of the files is full of zeros: one store cannot be read any more, until the database is deleted. */
  damage(store: string): void;
  /** The quota is used up: whatever is large is not stored, or nothing at all. */
  setFull(full: 'large' | 'all' | undefined): void;
  /** Whether a transaction is open: the records then need not agree with one another. */
  isBusy(): boolean;
  /** How often something was written so far. */
  writes(): number;
}

export function makeDatabases(
  name: string,
  { task }: Pick<Scheduler, 'task'>,
  isKept: () => boolean,
  onDelete: () => void,
): Databases {
  let factory = new Factory(task);
  let full: 'large' | 'all' | undefined;
  let lost = 0;
  const raw = () => factory.raw(name);
  const storeOf = (store: string) => raw()?.stores.get(store);
  const writes = () => lost + factory.writes;
  /** Ends what would need room while there is none. */
  const limit = (transaction: Transaction, life: Life) => {
    if (full === undefined || transaction.mode !== 'readwrite') return;
    if (full === 'large' && !transaction.objectStoreNames.some((store) => LARGE.includes(store))) return;
    const error = new DOMException('the quota is used up', 'QuotaExceededError');
    life.task(() => transaction.isFinished || transaction.giveUp(error));
  };
  return {
    of: (life) => {
      const connections = new Set<Connection>();
      const context: Context = {
        isAlive: life.isAlive,
        onConnection: (connection) => connections.add(connection),
        onTransaction: (transaction) => limit(transaction, life),
      };
      life.onDeath(() => {
        for (const connection of connections) {
          for (const transaction of connection.raw.transactionsOf(connection)) end(transaction, isKept);
          connection.close();
        }
      });
      return {
        // Code that runs on for a moment after its process is dead opens nothing.
        open: (asked: string, version: number) =>
          life.isAlive() ? factory.open(asked, version, context) : new OpenRequest(),
        deleteDatabase: (asked: string) => {
          if (!life.isAlive()) return new OpenRequest();
          onDelete();
          return factory.deleteDatabase(asked, context);
        },
        cmp: (a: unknown, b: unknown) => factory.cmp(a, b),
      };
    },
    peek: (store) => storeOf(store)?.values() ?? NOTHING,
    find: (store, key) => lookAt(storeOf(store)?.records.find(key)?.value),
    count: (store) => storeOf(store)?.records.size ?? 0,
    lose: () => {
      lost = writes() + 1;
      factory = new Factory(task);
    },
    damage: (store) => {
      const broken = storeOf(store);
      if (broken) broken.isDamaged = true;
    },
    setFull: (told) => {
      full = told;
    },
    writes,
    isBusy: () => raw()?.isBusy ?? false,
  };
}

/** A transaction whose process died: all of it is gone, unless all of it was already on its way to the disk. */
function end(transaction: Transaction, isKept: () => boolean): void {
  if (transaction.mode !== 'versionchange' && transaction.isStarted && transaction.isAtRest && isKept()) return;
  transaction.giveUp(new DOMException('its process died', 'AbortError'));
}
