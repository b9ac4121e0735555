import { keep, kept, lookAt } from '../host/kept.ts';
import { compareKeys, type Key, type KeyPath, KeyRange, keyAt, keyOf } from './keys.ts';
import { type Entry, Records } from './records.ts';
import type { Request, Transaction } from './transaction.ts';

class RawIndex {
  readonly name: string;
  readonly keyPath: KeyPath;
  readonly records = new Records(true);
  constructor(name: string, keyPath: KeyPath) {
    this.name = name;
    this.keyPath = keyPath;
  }
}

/** The records of one store, with its indexes: what all transactions see. */
export class RawStore {
  readonly name: string;
  readonly keyPath: KeyPath | null;
  /** One bit, its own among those of its database. */
  readonly bit: number;
  readonly records = new Records(false);
  readonly indexes = new Map<string, RawIndex>();
  /** Its values cannot be read any more. */
  isDamaged = false;
  private listed: readonly unknown[] | undefined;

  constructor(name: string, keyPath: KeyPath | null, bit: number) {
    this.name = name;
    this.keyPath = keyPath;
    this.bit = bit;
  }

  /** What is stored, for who only looks: the same list until something changes. */
  values(): readonly unknown[] {
    this.listed ??= this.records.list().map(({ value }) => lookAt(value));
    return this.listed;
  }

  /** Stores one record, or with `undefined` removes it. @returns what stood there. */
  set(key: Key, entry: Entry | undefined): Entry | undefined {
    this.listed = undefined;
    const old = entry ? this.records.put(entry) : this.records.remove(key);
    for (const { keyPath, records } of this.indexes.values()) {
      const before = old && keyAt(keyPath, lookAt(old.value));
      if (before !== undefined) records.remove(before, key);
      const after = entry && keyAt(keyPath, lookAt(entry.value));
      if (after !== undefined) records.put({ key: after, value: key });
    }
    return old;
  }

  value(entry: Entry | undefined): unknown {
    if (this.isDamaged) throw new DOMException('Seek failure', 'UnknownError');
    return entry && kept(entry.value);
  }
}

type Query = unknown;

/** What store and index have in common: reading. */
abstract class Readable {
  readonly name: string;
  protected readonly records: Records;
  private readonly tx: Transaction;

  constructor(name: string, records: Records, tx: Transaction) {
    this.name = name;
    this.records = records;
    this.tx = tx;
  }
  protected abstract value(entry: Entry | undefined): unknown;
  protected abstract primary(entry: Entry): Key;

  private ask(operation: () => unknown): Request {
    return this.tx.ask(this, operation);
  }
  private one(query: Query): () => Entry | undefined {
    this.tx.check();
    if (query instanceof KeyRange) return () => this.records.first(query);
    const key = keyOf(query);
    return () => this.records.find(key);
  }
  private many(query: Query, count: number): () => readonly Entry[] {
    this.tx.check();
    const range = KeyRange.of(query);
    return () => {
      const found = this.records.list(range);
      return count > 0 && found.length > count ? found.slice(0, count) : found;
    };
  }
  get(query: Query): Request {
    const find = this.one(query);
    return this.ask(() => this.value(find()));
  }
  getKey(query: Query): Request {
    const find = this.one(query);
    return this.ask(() => {
      const found = find();
      return found && this.primary(found);
    });
  }
  getAll(query?: Query, count = 0): Request {
    const list = this.many(query, count);
    return this.ask(() => list().map((entry) => this.value(entry)));
  }
  getAllKeys(query?: Query, count = 0): Request {
    const list = this.many(query, count);
    return this.ask(() => list().map((entry) => this.primary(entry)));
  }
  count(query?: Query): Request {
    this.tx.check();
    const range = KeyRange.of(query);
    return this.ask(() => this.records.count(range));
  }
  openKeyCursor(query?: Query, direction: Direction = 'next'): Request {
    return this.open(query, direction, (entry) => new Cursor(entry.key, this.primary(entry)));
  }
  openCursor(query?: Query, direction: Direction = 'next'): Request {
    const make = (entry: Entry) => new CursorWithValue(entry.key, this.primary(entry), this.value(entry));
    return this.open(query, direction, make);
  }
  private open(query: Query, direction: Direction, make: (entry: Entry) => Cursor): Request {
    const sign = SIGNS[direction];
    if (sign === undefined) throw new Error(`nobody has asked for ${direction} yet`);
    const list = this.many(query, 0);
    let last: Entry | undefined;
    const isAhead = (entry: Entry) =>
      !last || sign * (compareKeys(entry.key, last.key) || compareKeys(this.primary(entry), this.primary(last))) > 0;
    // Looked for anew each time: others of its transaction may have written meanwhile.
    const move = (): Cursor | null => {
      const ahead = list().filter(isAhead);
      last = ahead.at(sign > 0 ? 0 : -1);
      return last ? Object.assign(make(last), { source: this, direction, request, move }) : null;
    };
    const request: Request = this.ask(move);
    return request;
  }
}

type Direction = 'next' | 'prev';
const SIGNS: Readonly<Record<Direction, number>> = { next: 1, prev: -1 };

/** Where one reads, record by record. */
export class Cursor {
  readonly key: Key;
  readonly primaryKey: Key;
  source: unknown;
  direction: Direction = 'next';
  request!: Request;
  move!: () => unknown;

  constructor(key: Key, primaryKey: Key) {
    this.key = key;
    this.primaryKey = primaryKey;
  }
  continue(): void {
    this.request.transaction?.askAgain(this.request, this.move);
  }
  advance(): void {
    throw new Error('nobody has asked for advance yet');
  }
  continuePrimaryKey(): void {
    throw new Error('nobody has asked for continuePrimaryKey yet');
  }
}

class CursorWithValue extends Cursor {
  readonly value: unknown;
  constructor(key: Key, primaryKey: Key, value: unknown) {
    super(key, primaryKey);
    this.value = value;
  }
}

export class Index extends Readable {
  readonly objectStore: ObjectStore;
  readonly keyPath: KeyPath;
  private readonly raw: RawStore;

  constructor(objectStore: ObjectStore, raw: RawStore, { name, keyPath, records }: RawIndex) {
    super(name, records, objectStore.transaction);
    this.objectStore = objectStore;
    this.keyPath = keyPath;
    this.raw = raw;
  }
  protected value(entry: Entry | undefined): unknown {
    return this.raw.value(entry && this.raw.records.find(entry.value as Key));
  }
  protected primary(entry: Entry): Key {
    return entry.value as Key;
  }
}

/** A store as one transaction sees it. */
export class ObjectStore extends Readable {
  readonly transaction: Transaction;
  readonly keyPath: KeyPath | null;
  readonly autoIncrement = false;
  private readonly raw: RawStore;

  constructor(transaction: Transaction, raw: RawStore) {
    super(raw.name, raw.records, transaction);
    this.transaction = transaction;
    this.keyPath = raw.keyPath;
    this.raw = raw;
  }
  get indexNames(): readonly string[] {
    return [...this.raw.indexes.keys()].sort();
  }
  protected value(entry: Entry | undefined): unknown {
    return this.raw.value(entry);
  }
  protected primary(entry: Entry): Key {
    return entry.key;
  }

  put(value: unknown, key?: unknown): Request {
    return this.store(value, key, false);
  }
  add(value: unknown, key?: unknown): Request {
    return this.store(value, key, true);
  }
  private store(value: unknown, given: unknown, isNew: boolean): Request {
    this.checkWriting();
    if ((this.keyPath === null) !== (given !== undefined)) throw new DOMException('one key, please', 'DataError');
    const copy = keep(value);
    const key = this.keyPath === null ? keyOf(given) : keyAt(this.keyPath, lookAt(copy));
    if (key === undefined) throw new DOMException('there is no key in it', 'DataError');
    return this.transaction.ask(this, () => {
      if (isNew && this.raw.records.find(key)) throw new DOMException('there is one already', 'ConstraintError');
      this.change(key, { key, value: copy });
      return key;
    });
  }
  delete(query: unknown): Request {
    this.checkWriting();
    const range = query instanceof KeyRange ? query : KeyRange.only(query);
    return this.transaction.ask(this, () => this.remove(range));
  }
  clear(): Request {
    this.checkWriting();
    return this.transaction.ask(this, () => this.remove(undefined));
  }
  private remove(range: KeyRange | undefined): undefined {
    for (const { key } of [...this.raw.records.list(range)]) this.change(key, undefined);
  }
  private change(key: Key, entry: Entry | undefined): void {
    const old = this.raw.set(key, entry);
    this.transaction.undo.push(() => this.raw.set(key, old));
  }
  private checkWriting(): void {
    this.transaction.check();
    if (this.transaction.mode === 'readonly') throw new DOMException('this one only reads', 'ReadOnlyError');
  }

  createIndex(name: string, keyPath: KeyPath, options: object = {}): Index {
    if (Object.keys(options).length > 0) throw new Error('nobody has asked for such an index yet');
    this.transaction.checkUpgrade();
    const index = new RawIndex(name, keyPath);
    for (const { key, value } of this.raw.records.list()) {
      const at = keyAt(keyPath, lookAt(value));
      if (at !== undefined) index.records.put({ key: at, value: key });
    }
    this.raw.indexes.set(name, index);
    this.transaction.undo.push(() => this.raw.indexes.delete(name));
    return this.index(name);
  }
  index(name: string): Index {
    if (this.transaction.isFinished) throw new DOMException('the transaction is over', 'InvalidStateError');
    const raw = this.raw.indexes.get(name);
    if (!raw) throw new DOMException(`no index ${name}`, 'NotFoundError');
    return new Index(this, this.raw, raw);
  }
}
