import { IDBFactory, IDBOpenDBRequest } from 'fake-indexeddb';
import type { Life } from '../life.ts';
import { quickenStores, type RawStores } from './quicken.ts';

/** Stores whose writing needs room. */
const LARGE: readonly string[] = ['papers', 'digests'];

/** The parts of fake-indexeddb's inside that a death and a look from outside need. */
interface Request {
  readonly result: Connection;
  dispatchEvent: (event: { readonly type: string }) => boolean;
  addEventListener(type: string, listener: () => void): void;
}
interface Transaction {
  _state: string;
  _started: boolean;
  _requests: { request: Request }[];
  _abort(name: string | null): void;
  dispatchEvent: (event: { readonly type: string }) => boolean;
  mode: string;
  db: Connection;
}
interface Connection {
  transaction(...args: unknown[]): Transaction;
  close(): void;
  _rawDatabase: RawDatabase;
  dispatchEvent: (event: unknown) => boolean;
}
interface RawDatabase {
  rawObjectStores: Map<string, { records: { values(): Iterable<{ key: unknown; value: unknown }> } }> &
    RawStores['rawObjectStores'];
  transactions: Transaction[];
  processTransactions(): void;
}

/** The profile's IndexedDB: one for all contexts, surviving them. */
export interface Databases {
  of(life: Life): object;
  /** The stored records of one store, as they are now; only between transactions. */
  peek(store: string): unknown[];
  keys(store: string): unknown[];
  /** The browser finds the files damaged, and makes an empty database in their place, silently. */
  lose(): void;
  /** A part of the files is full of zeros: one store cannot be read any more, until the database is deleted. */
  damage(store: string): void;
  /** The quota is used up: whatever is large is not stored, or nothing at all. */
  setFull(full: 'large' | 'all' | undefined): void;
  /** Whether a transaction is open: the records then need not agree with one another. */
  isBusy(): boolean;
  /** How often something may have been written so far. */
  writes(): number;
}

export function makeDatabases(name: string, isKept: () => boolean, onDelete: () => void): Databases {
  let factory = new IDBFactory();
  let maker: Life | undefined;
  let full: 'large' | 'all' | undefined;
  let writes = 0;
  const raw = () => (factory as unknown as { _databases: Map<string, RawDatabase> })._databases.get(name);
  /** Ends what would need room while there is none. */
  const limit = (connection: Connection, life: Life) => {
    const transaction = connection.transaction.bind(connection);
    connection.transaction = (...args) => {
      const tx = transaction(...args);
      if (args[1] === 'readwrite') writes += 1;
      const stores = [args[0]].flat() as string[];
      const isRefused = full === 'all' || (full === 'large' && stores.some((store) => LARGE.includes(store)));
      if (isRefused && args[1] === 'readwrite') {
        life.task(() => tx._state !== 'finished' && tx._abort('QuotaExceededError'));
      }
      return tx;
    };
  };
  const silence = (life: Life, connections: Set<Connection>, opening: Set<Request>) => {
    life.onDeath(() => {
      for (const request of opening) {
        request.dispatchEvent = (event) => {
          // Opened for nobody: its process is dead, and nothing may wait for it to close.
          if (event.type === 'success') request.result.close();
          return true;
        };
      }
      for (const connection of connections) {
        connection.dispatchEvent = () => true;
        const open = connection._rawDatabase.transactions.filter((one) => one.db === connection);
        if (open.some((tx) => tx.mode === 'versionchange' && tx._state !== 'finished')) {
          // The database was being made for the first time: with its process dead, there is none.
          factory = new IDBFactory();
          continue;
        }
        for (const tx of open) end(tx, isKept);
        try {
          connection.close();
        } catch {
          // It was closing already.
        }
      }
    });
  };
  return {
    of: (life) => {
      const connections = new Set<Connection>();
      const opening = new Set<Request>();
      silence(life, connections, opening);
      return {
        open: (...args: [string, number]) => {
          // Code that ran on for a moment after its process was dead.
          if (!life.isAlive()) return new IDBOpenDBRequest();
          // Its maker died before it had any store: a browser takes that back.
          if (raw()?.rawObjectStores.size === 0 && !maker?.isAlive()) factory = new IDBFactory();
          if (!raw()) maker = life;
          const request = factory.open(...args) as unknown as Request;
          opening.add(request);
          const note = () => {
            if (!connections.has(request.result)) limit(request.result, life);
            connections.add(request.result);
            quickenStores(request.result._rawDatabase);
          };
          request.addEventListener('upgradeneeded', note);
          request.addEventListener('success', note);
          return request;
        },
        deleteDatabase: (...args: [string]) => {
          if (!life.isAlive()) return new IDBOpenDBRequest();
          onDelete();
          return factory.deleteDatabase(...args);
        },
        cmp: factory.cmp.bind(factory),
      };
    },
    peek: (store) => [...(raw()?.rawObjectStores.get(store)?.records.values() ?? [])].map(({ value }) => value),
    keys: (store) => [...(raw()?.rawObjectStores.get(store)?.records.values() ?? [])].map(({ key }) => key),
    lose: () => {
      factory = new IDBFactory();
    },
    damage: (store) => {
      const broken = raw()?.rawObjectStores.get(store);
      if (!broken) return;
      const fail = () => {
        throw new DOMException('Seek failure', 'UnknownError');
      };
      Object.assign(broken, { getValue: fail, getAllValues: fail });
    },
    setFull: (told) => {
      full = told;
    },
    writes: () => writes,
    isBusy: () => raw()?.transactions.some((tx) => tx._state !== 'finished') ?? false,
  };
}

/** A transaction whose process died: all of it is gone, unless all of it was already on its way to the disk. */
function end(tx: Transaction, isKept: () => boolean): void {
  tx.dispatchEvent = (event) => {
    // Whoever waits for its stores may have them now; nobody else is told.
    if (event.type === 'complete' || event.type === 'abort') tx.db._rawDatabase.processTransactions();
    return true;
  };
  for (const { request } of tx._requests) request.dispatchEvent = () => true;
  if (tx._state === 'finished') return;
  if (tx._started && tx._requests.length === 0 && isKept()) return;
  tx._abort('AbortError');
}
