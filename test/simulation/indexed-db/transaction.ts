import type { Connection, NameList } from './connection.ts';
import { DbEvent, Target } from './events.ts';
import { ObjectStore } from './store.ts';

/** Something asked of the database, and what came of it. */
export class Request extends Target {
  result: unknown = undefined;
  error: DOMException | null = null;
  readyState: 'pending' | 'done' = 'pending';
  source: unknown = null;
  transaction: Transaction | null = null;
  /** Does what was asked; a cursor's is put here anew each time it moves on. */
  operation: () => unknown = () => undefined;
}

export class OpenRequest extends Request {}

export type Mode = 'readonly' | 'readwrite' | 'versionchange';

/** Operations on some stores that happen all or not at all, and not while others write there. */
export class Transaction extends Target {
  readonly db: Connection;
  readonly mode: Mode;
  readonly durability: string;
  readonly mask: number;
  objectStoreNames: NameList;
  error: DOMException | null = null;
  isFinished = false;
  isStarted = false;
  /** Told when it has ended, and everybody who listens knows. */
  onEnd: (isComplete: boolean) => void = () => undefined;
  /** Takes back what was done, last first. */
  readonly undo: (() => void)[] = [];
  private readonly waiting: Request[] = [];
  /** Promises have yet to settle that an answer has just gone to: they may ask for more. */
  private isAnswering = false;
  private readonly stores = new Map<string, ObjectStore>();

  /** @param mask the bits of its stores. */
  constructor(db: Connection, mode: Mode, names: NameList, mask: number, durability = 'default') {
    super();
    this.mask = mask;
    this.db = db;
    this.mode = mode;
    this.objectStoreNames = names;
    this.durability = durability;
  }

  /** Nothing is asked of it any more: it ends in its next turn. */
  get isAtRest(): boolean {
    return this.waiting.length === 0 && !this.isAnswering;
  }

  objectStore(name: string): ObjectStore {
    if (this.isFinished) throw new DOMException('the transaction is over', 'InvalidStateError');
    const known = this.stores.get(name);
    if (known) return known;
    const raw = this.db.raw.stores.get(name);
    if (!raw || !this.objectStoreNames.includes(name)) throw new DOMException(`no store ${name}`, 'NotFoundError');
    const store = new ObjectStore(this, raw);
    this.stores.set(name, store);
    return store;
  }

  ask(source: unknown, operation: () => unknown): Request {
    const request = new Request();
    request.source = source;
    request.transaction = this;
    return this.askAgain(request, operation);
  }

  askAgain(request: Request, operation: () => unknown): Request {
    this.check();
    request.readyState = 'pending';
    request.operation = operation;
    this.waiting.push(request);
    return request;
  }

  check(): void {
    if (this.isFinished) throw new DOMException('the transaction is over', 'TransactionInactiveError');
  }

  checkUpgrade(): void {
    this.check();
    if (this.mode !== 'versionchange') throw new DOMException('this is no upgrade', 'InvalidStateError');
  }

  abort(): void {
    if (this.isFinished) throw new DOMException('the transaction is over', 'InvalidStateError');
    this.giveUp(null);
  }

  /** Does what waits, in order; then, a turn later, what was asked in answer to that, and ends when that is nothing. */
  turn(): void {
    if (this.isFinished) return;
    this.isStarted = true;
    if (this.waiting.length === 0) {
      this.finish();
      this.tell(new DbEvent('complete'), [this]);
      this.onEnd(true);
      this.db.raw.wake();
      return;
    }
    for (let left = this.waiting.length; left > 0; left -= 1) {
      this.execute(this.waiting.shift() as Request);
      if (this.isFinished) return;
    }
    this.isAnswering = true;
    process.nextTick(() => {
      this.isAnswering = false;
    });
    this.db.raw.task(() => this.turn());
  }

  private execute(request: Request): void {
    let event: DbEvent;
    request.readyState = 'done';
    try {
      request.result = request.operation();
      event = new DbEvent('success');
    } catch (error) {
      request.result = undefined;
      request.error = error as DOMException;
      event = new DbEvent('error');
    }
    const isWell = this.tell(event, event.type === 'success' ? [request] : [request, this, this.db]);
    if (this.isFinished) return;
    if (!isWell) this.giveUp(new DOMException('a listener failed', 'AbortError'));
    else if (event.type === 'error' && !event.isPrevented) this.giveUp(request.error);
  }

  /** Takes all of it back. @param error why; `null` when it was asked for. */
  giveUp(error: DOMException | null): void {
    for (const back of this.undo.reverse()) back();
    this.undo.length = 0;
    this.error = error;
    this.finish();
    for (const request of this.waiting.splice(0)) this.fail(request);
    this.db.raw.task(() => {
      this.tell(new DbEvent('abort'), [this, this.db]);
      this.onEnd(false);
      this.db.raw.wake();
    });
  }

  private fail(request: Request): void {
    request.readyState = 'done';
    this.db.raw.task(() => {
      request.result = undefined;
      request.error = new DOMException('the transaction was aborted', 'AbortError');
      this.tell(new DbEvent('error'), [request, this, this.db]);
    });
  }

  private finish(): void {
    this.isFinished = true;
    this.db.raw.end(this, this.undo.length > 0);
  }

  /** The dead hear nothing. @returns whether all who heard it did well. */
  private tell(event: DbEvent, path: readonly Target[]): boolean {
    let isWell = true;
    for (const target of path) if (this.db.isHeard()) isWell = target.hear(event, path[0] as Target) && isWell;
    return isWell;
  }
}
