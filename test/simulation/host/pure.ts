import type { Globals } from '../bundle.ts';
import { Connection } from '../indexed-db/connection.ts';
import { KeyRange } from '../indexed-db/keys.ts';
import { Cursor, Index, ObjectStore } from '../indexed-db/store.ts';
import { Request, Transaction } from '../indexed-db/transaction.ts';
import { sharedIntl } from './intl.ts';

/** Classes and functions that are the same in every life. */
export const CLASSES = {
  IDBKeyRange: KeyRange,
  IDBDatabase: Connection,
  IDBObjectStore: ObjectStore,
  IDBIndex: Index,
  IDBCursor: Cursor,
  IDBTransaction: Transaction,
  IDBRequest: Request,
  Intl: sharedIntl,
};

const refuse = (what: string) => () => {
  throw new Error(`the core asked for ${what}`);
};

/** Dates of a moment that was given; nothing that reads the clock. */
class Moment extends Date {
  constructor(...given: [number | string] | []) {
    if (given.length === 0) throw new Error('the core asked for the time');
    super(...given);
  }
  static override readonly now = refuse('the time');
  override readonly getTimezoneOffset = refuse('the zone');
}

/** What the pure core and libraries may see: the clock and chance are there, and refuse. */
export const PURE: Partial<Globals> = {
  ...CLASSES,
  Date: Moment,
  Math: Object.create(Math, { random: { value: refuse('chance') } }),
  console,
};
