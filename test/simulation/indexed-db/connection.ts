import { Target } from './events.ts';
import type { Context } from './factory.ts';
import type { KeyPath } from './keys.ts';
import { type ObjectStore, RawStore } from './store.ts';
import { type Mode, Transaction } from './transaction.ts';

/** Names in their order, as IndexedDB gives them. */
export class NameList extends Array<string> {
  contains(name: string): boolean {
    return this.includes(name);
  }
}

function listOf(names: Iterable<string>): NameList {
  return NameList.from(new Set(names)).sort() as NameList;
}

/** One database: what is stored, who is connected, and which transactions there are. */
export class RawDatabase {
  version = 0;
  readonly stores = new Map<string, RawStore>();
  connections: Connection[] = [];
  /** Told whenever a connection may have been closed. */
  onRest: () => void = () => undefined;
  readonly task: (run: () => void) => void;
  private readonly onWrite: () => void;
  private transactions: Transaction[] = [];
  /** Lists of store names that were asked for, by the names: transactions of the same stores share one. */
  private readonly lists = new Map<string, NameList>();

  constructor(task: (run: () => void) => void, onWrite: () => void) {
    this.task = task;
    this.onWrite = onWrite;
  }

  listOf(given: string | readonly string[]): NameList {
    const name = String(given);
    const known = this.lists.get(name);
    if (known) return known;
    const made = listOf(typeof given === 'string' ? [given] : given);
    this.lists.set(name, made);
    return made;
  }

  get isBusy(): boolean {
    return this.transactions.length > 0;
  }

  transactionsOf(connection: Connection): readonly Transaction[] {
    return this.transactions.filter(({ db }) => db === connection);
  }

  add(transaction: Transaction): void {
    this.transactions.push(transaction);
    this.task(() => this.start(transaction));
  }

  end(transaction: Transaction, hasWritten: boolean): void {
    this.transactions = this.transactions.filter((one) => one !== transaction);
    if (hasWritten) this.onWrite();
  }

  /** Those that waited may begin. */
  wake(): void {
    for (const transaction of this.transactions) {
      if (!transaction.isStarted && !this.isBlocked(transaction)) this.task(() => this.start(transaction));
    }
    this.rest();
  }

  /** Somebody may have closed. */
  rest(): void {
    this.connections = this.connections.filter(({ isGone }) => !isGone);
    this.onRest();
  }

  private start(transaction: Transaction): void {
    if (!transaction.isStarted && !transaction.isFinished && !this.isBlocked(transaction)) transaction.turn();
  }

  /** An earlier one works on the same stores, and one of the two writes. */
  private isBlocked(transaction: Transaction): boolean {
    for (const earlier of this.transactions) {
      if (earlier === transaction) return false;
      const isWriting = earlier.mode !== 'readonly' || transaction.mode !== 'readonly';
      if (isWriting && (earlier.mask & transaction.mask) !== 0) return true;
    }
    return false;
  }
}

/** One context's connection to a database. */
export class Connection extends Target {
  readonly raw: RawDatabase;
  readonly name: string;
  version: number;
  isClosing = false;
  /** The one that makes its stores, while it does. */
  upgrade: Transaction | undefined;
  private readonly context: Context;

  constructor(raw: RawDatabase, name: string, context: Context) {
    super();
    this.raw = raw;
    this.name = name;
    this.version = raw.version;
    this.context = context;
    raw.connections.push(this);
  }

  /** Whether its context lives. */
  isHeard(): boolean {
    return this.context.isAlive();
  }

  get objectStoreNames(): NameList {
    return listOf(this.raw.stores.keys());
  }

  transaction(
    given: string | readonly string[],
    mode: Mode = 'readonly',
    options?: { readonly durability?: string },
  ): Transaction {
    if (this.isClosing || this.upgrade) throw new DOMException('the connection is not open', 'InvalidStateError');
    const names = this.raw.listOf(given);
    if (names.length === 0) throw new DOMException('no stores', 'InvalidAccessError');
    let mask = 0;
    for (const name of names) {
      const store = this.raw.stores.get(name);
      if (!store) throw new DOMException(`no store ${name}`, 'NotFoundError');
      mask |= store.bit;
    }
    const transaction = new Transaction(this, mode, names, mask, options?.durability);
    this.raw.add(transaction);
    this.context.onTransaction(transaction);
    return transaction;
  }

  close(): void {
    this.isClosing = true;
    this.raw.rest();
  }

  /** Closed, and with nothing left to do. */
  get isGone(): boolean {
    return this.isClosing && this.raw.transactionsOf(this).length === 0;
  }

  createObjectStore(name: string, options: { keyPath?: KeyPath } = {}): ObjectStore {
    if (!this.upgrade) throw new DOMException('this is no upgrade', 'InvalidStateError');
    this.upgrade.check();
    const { stores } = this.raw;
    if (stores.has(name)) throw new DOMException(`there is ${name} already`, 'ConstraintError');
    stores.set(name, new RawStore(name, options.keyPath ?? null, 1 << stores.size));
    this.upgrade.undo.push(() => stores.delete(name));
    this.upgrade.objectStoreNames = this.objectStoreNames;
    return this.upgrade.objectStore(name);
  }
}
