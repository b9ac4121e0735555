import { Connection, RawDatabase } from './connection.ts';
import { DbEvent } from './events.ts';
import { compareKeys, keyOf } from './keys.ts';
import { OpenRequest, Transaction } from './transaction.ts';

/** Whoever opens a database, as long as it lives. */
export interface Context {
  isAlive(): boolean;
  onConnection(connection: Connection): void;
  onTransaction(transaction: Transaction): void;
}

/** An opening or a deletion that is under way. */
interface Job {
  readonly request: OpenRequest;
  readonly context: Context;
  done(): void;
}

/** All databases of one profile. Whatever takes its time is given to `task`, to be run later. */
export class Factory {
  private readonly task: (run: () => void) => void;
  private readonly databases = new Map<string, RawDatabase>();
  /** Openings and deletions, one after the other. */
  private readonly queue: (() => void)[] = [];
  /** How often something was written so far. */
  writes = 0;

  constructor(task: (run: () => void) => void) {
    this.task = task;
  }

  raw(name: string): RawDatabase | undefined {
    return this.databases.get(name);
  }

  cmp(a: unknown, b: unknown): number {
    return Math.sign(compareKeys(keyOf(a), keyOf(b)));
  }

  open(name: string, version: number, context: Context): OpenRequest {
    return this.enqueue(context, (job) => {
      const raw =
        this.databases.get(name) ??
        new RawDatabase(this.task, () => {
          this.writes += 1;
        });
      this.databases.set(name, raw);
      if (raw.version > version) return refuse(job, 'VersionError');
      const others = [...raw.connections];
      const connection = new Connection(raw, name, context);
      context.onConnection(connection);
      if (raw.version === version) return give(job, connection);
      this.whenAlone(raw, others, version, job, () => this.upgrade(connection, version, job));
    });
  }

  deleteDatabase(name: string, context: Context): OpenRequest {
    return this.enqueue(context, (job) => {
      const end = () => {
        this.databases.delete(name);
        this.writes += 1;
        give(job, undefined);
      };
      const raw = this.databases.get(name);
      if (raw) this.whenAlone(raw, raw.connections, null, job, end);
      else end();
    });
  }

  private enqueue(context: Context, work: (job: Job) => void): OpenRequest {
    const request = new OpenRequest();
    const next = () => {
      const [first] = this.queue;
      if (first) this.task(first);
    };
    const done = () => {
      this.queue.shift();
      next();
    };
    this.queue.push(() => work({ request, context, done }));
    if (this.queue.length === 1) next();
    return request;
  }

  /** Tells the other connections, and goes on when all of them are closed. */
  private whenAlone(
    raw: RawDatabase,
    others: readonly Connection[],
    version: number | null,
    { request, context }: Job,
    work: () => void,
  ): void {
    const { version: old } = raw;
    for (const other of others) {
      this.task(() => {
        if (!other.isClosing && other.isHeard()) other.hear(new DbEvent('versionchange', old, version), other);
      });
    }
    const isAlone = () => others.every((other) => other.isGone);
    this.task(() => {
      if (isAlone()) return work();
      this.task(() => context.isAlive() && request.hear(new DbEvent('blocked', old, version), request));
      raw.onRest = () => {
        if (!isAlone()) return;
        raw.onRest = () => undefined;
        this.task(work);
      };
    });
  }

  private upgrade(connection: Connection, version: number, job: Job): void {
    const { request, context } = job;
    const { raw } = connection;
    if (!context.isAlive()) {
      give(job, connection);
      return;
    }
    const old = raw.version;
    const transaction = new Transaction(connection, 'versionchange', connection.objectStoreNames, ALL);
    transaction.undo.push(() => {
      raw.version = old;
      connection.version = old;
    });
    raw.version = version;
    connection.version = version;
    connection.upgrade = transaction;
    raw.add(transaction);
    Object.assign(request, { readyState: 'done', result: connection, transaction });
    transaction.onEnd = (isComplete) => {
      connection.upgrade = undefined;
      request.transaction = null;
      if (!isComplete) connection.close();
      this.task(() => give(job, connection));
    };
    if (!request.hear(new DbEvent('upgradeneeded', old, version), request))
      transaction.giveUp(new DOMException('a listener failed', 'AbortError'));
  }
}

/** Every store's bit. */
const ALL = -1;

function refuse({ request, context, done }: Job, name: string): void {
  Object.assign(request, { readyState: 'done', result: undefined, error: new DOMException(name, name) });
  if (context.isAlive()) request.hear(new DbEvent('error'), request);
  done();
}

function give(job: Job, connection: Connection | undefined): void {
  const { request, context, done } = job;
  if (connection?.isClosing) {
    refuse(job, 'AbortError');
    return;
  }
  // Opened for nobody: nothing may wait for it to close.
  if (!context.isAlive()) connection?.close();
  Object.assign(request, { readyState: 'done', result: connection, error: null });
  if (context.isAlive()) request.hear(new DbEvent('success'), request);
  done();
}
