import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Globals, Program } from './bundle.ts';
import type { Chance } from './chance.ts';
import { type Fate, makeAlarms } from './host/alarms.ts';
import { makeChannels } from './host/channel.ts';
import { Clock, setClock } from './host/clock.ts';
import { makeDatabases } from './host/database.ts';
import { makeLocks } from './host/locks.ts';
import type { Network } from './host/network.ts';
import { CLASSES } from './host/pure.ts';
import { type Changes, makeStorage } from './host/storage.ts';
import type { Zone } from './host/zone.ts';
import { type Life, makeLife } from './life.ts';
import type { Scheduler } from './scheduler.ts';

const ORIGIN = 'chrome-extension://simulated/';
const HOSTS = ['rss.arxiv.org', 'export.arxiv.org', 'arxiv.org', 'huggingface.co'].map((host) => `https://${host}/*`);
/** What is shipped as it is. */
const OWN_FILES = resolve(import.meta.dirname, '../../src/static');
const known = new Map<string, Uint8Array>();

function ownFile(path: string): Uint8Array {
  const bytes = known.get(path) ?? readFileSync(resolve(OWN_FILES, path));
  known.set(path, bytes);
  return bytes;
}

const UNREADABLE = new TypeError('Failed to fetch');

type Listener = (...args: never[]) => unknown;
type EventName = 'onAlarm' | 'onMessage' | 'onInstalled' | 'onStartup' | 'onChanged';

interface Context {
  readonly life: Life;
  readonly listeners: Record<EventName, Listener[]>;
  readonly exported: unknown;
}

export interface ProfileOptions {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly worker: Program;
  readonly page: Program;
  readonly network: () => Network;
  /** Chromium ends an idle worker whatever promises it made; Firefox waits for a listener's promise. */
  readonly isFirefox: boolean;
  /** Minutes the reader's clock is ahead of UTC at a moment, where they are now. */
  readonly zone: Zone;
  readonly fate: () => Fate;
  readonly onError: (error: unknown, where: string) => void;
  /** The database is deleted by the extension itself. */
  readonly onDelete: () => void;
  readonly onWorker: (life: Life) => void;
}

/** One installation in one browser profile: what survives its workers and pages, and the workers and pages. */
export function makeProfile(options: ProfileOptions) {
  const { scheduler, chance, isFirefox } = options;
  let workers: Context[] = [];
  const pages: Context[] = [];
  let badge = '';
  let isRunning = false;
  let starts = 0;
  const IDLE = 30_000;

  const called = (life: Life) => {
    life.activeAt = scheduler.now();
  };
  const contexts = () => [...workers, ...pages].filter(({ life }) => life.isAlive());
  const storage = makeStorage((changes, area) => storageChanged(changes, area), called);
  const databases = makeDatabases('daily-show', scheduler, () => chance.is(0.5), options.onDelete);
  const locks = makeLocks();
  const channels = makeChannels();
  const alarms = makeAlarms(scheduler, called, options.fate, () => wake('onAlarm', { name: 'tick' }));

  /** A file of the extension itself: no request that anybody sees; at times it cannot be read. */
  const ownFiles = chance.fork('own files');
  const readOwn = (life: Life, path: string) =>
    life.answer(() => {
      if (ownFiles.is(0.03)) throw UNREADABLE;
      const bytes = ownFile(path);
      return { arrayBuffer: () => life.answer(() => new Uint8Array(bytes).buffer) };
    });

  setClock({ now: scheduler.now, zone: options.zone });
  const ownMath = Object.create(Math, { random: { value: () => chance.next() } });

  const globalsOf = (life: Life, listeners: Context['listeners'], url: string): Globals => {
    const event = (name: EventName) => ({
      addListener: (listener: Listener) => void listeners[name].push(listener),
      removeListener: (listener: Listener) => {
        listeners[name] = listeners[name].filter((one) => one !== listener);
      },
    });
    const call = <Value>(work: () => Value) => {
      called(life);
      return life.answer(work);
    };
    const browser = {
      runtime: {
        id: 'simulated',
        getURL: (path: string) => ORIGIN + path,
        getPlatformInfo: () => call(() => ({ os: 'linux' })),
        sendMessage: (message: unknown) => send(life, message, url),
        onMessage: event('onMessage'),
        onInstalled: event('onInstalled'),
        onStartup: event('onStartup'),
      },
      storage: {
        local: storage.of(life, 'local'),
        sync: storage.of(life, 'sync'),
        onChanged: event('onChanged'),
      },
      alarms: { ...alarms.of(life), onAlarm: event('onAlarm') },
      permissions: {
        onAdded: { addListener: () => undefined },
        contains: () => call(() => true),
        getAll: () => call(() => ({ origins: HOSTS, permissions: [] })),
      },
      action: {
        setBadgeText: ({ text }: { text: string }) =>
          call(() => {
            badge = text;
          }),
        setBadgeBackgroundColor: () => call(() => undefined),
      },
      extension: { inIncognitoContext: false },
      tabs: { create: () => call(() => undefined) },
    };
    const timers = new Map<number, () => void>();
    let timerId = 0;
    const setTimeout = (run: () => void, ms = 0) => {
      timerId += 1;
      timers.set(timerId, life.timer(scheduler.now() + ms, run));
      return timerId;
    };
    const clearTimeout = (id: number) => {
      timers.get(id)?.();
      timers.delete(id);
    };
    const setInterval = (run: () => void, ms: number) => {
      timerId += 1;
      const id = timerId;
      const again = () => {
        const ring = () => {
          again();
          run();
        };
        timers.set(id, life.timer(scheduler.now() + ms, ring));
      };
      again();
      return id;
    };
    const scope = {};
    const globals: Globals = {
      ...CLASSES,
      globalThis: scope,
      self: scope,
      browser,
      chrome: browser,
      fetch: (url: string, init?: RequestInit) =>
        url.startsWith(ORIGIN)
          ? readOwn(life, url.slice(ORIGIN.length))
          : options.network().of(life)(url, init as never),
      indexedDB: databases.of(life),
      Date: Clock,
      Math: ownMath,
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval: clearTimeout,
      navigator: { locks: locks.of(life), onLine: true },
      BroadcastChannel: channels(life),
      console: Object.assign(Object.create(console), {
        error: (...said: unknown[]) => {
          // Noted, and done without: what was ordered is no violation.
          if (life.isAlive() && said[1] !== UNREADABLE) options.onError(said[1] ?? said[0], life.name);
        },
      }),
    };
    // A mutation tool names the mutant at work in the one real global object; bundled code looks for it in its own.
    const mutants = '__stryker__';
    Object.assign(scope, globals, mutants in globalThis && { [mutants]: Reflect.get(globalThis, mutants) });
    return globals;
  };

  const start = (program: Program, isWorker: boolean, url: string): Context => {
    starts += 1;
    const life = makeLife(`${isWorker ? 'worker' : 'page'} ${starts}`, isWorker, scheduler);
    const listeners: Context['listeners'] = {
      onAlarm: [],
      onMessage: [],
      onInstalled: [],
      onStartup: [],
      onChanged: [],
    };
    // Registered first, so that it runs last: by then the database has aborted what was open.
    life.onDeath(() => locks.drop(life));
    const context: Context = { life, listeners, exported: undefined };
    (isWorker ? workers : pages).push(context);
    const exported = program(globalsOf(life, listeners, url));
    return Object.assign(context, { exported });
  };

  const worker = (): Context => {
    workers = workers.filter(({ life }) => life.isAlive());
    const living = workers.at(-1);
    if (living) return living;
    const context = start(options.worker, true, `${ORIGIN}worker.js`);
    options.onWorker(context.life);
    watchIdle(context.life);
    return context;
  };

  /** Ends the worker 30 s after the browser last saw it do something. */
  const watchIdle = (life: Life) => {
    const look = () => {
      const idleAt = life.activeAt + IDLE;
      if (isFirefox && life.pending > 0) scheduler.timer(scheduler.now() + IDLE, look);
      else if (idleAt <= scheduler.now()) life.kill();
      else scheduler.timer(idleAt, look);
      return undefined;
    };
    scheduler.timer(scheduler.now() + IDLE, () => life.isAlive() && look());
  };

  const dispatch = (context: Context, name: EventName, ...args: unknown[]): unknown[] => {
    called(context.life);
    return context.listeners[name].map((listener) => {
      const result = (listener as (...given: unknown[]) => unknown)(...args);
      if (result instanceof Promise) {
        context.life.pending += 1;
        const done = () => {
          context.life.pending -= 1;
        };
        result.then(done, done);
      }
      return result;
    });
  };

  /** An event for the worker: starts it when it sleeps. */
  const wake = (name: EventName, ...args: unknown[]) => {
    if (isRunning) dispatch(worker(), name, ...args);
  };

  const storageChanged = (changes: Changes, area: string) => {
    if (!isRunning) return;
    for (const { life, listeners } of pages) {
      if (life.isAlive()) {
        life.task(() => {
          for (const listener of listeners.onChanged) (listener as (...given: unknown[]) => unknown)(changes, area);
        });
      }
    }
    scheduler.task(() => wake('onChanged', changes, area));
  };

  const send = (life: Life, message: unknown, url: string) =>
    life.promise((resolve, reject) => {
      const copy = JSON.parse(JSON.stringify(message));
      scheduler.task(() => {
        const context = worker();
        const [reply] = dispatch(context, 'onMessage', copy, { id: 'simulated', url }).filter(
          (one) => one !== undefined,
        );
        context.life.onDeath(() => scheduler.task(() => reject(new Error('the worker died'))));
        Promise.resolve(reply).then(
          (value) => scheduler.task(() => resolve(value)),
          (error) => scheduler.task(() => reject(error)),
        );
      });
    });

  return {
    databases,
    storage,
    alarms,
    locks,
    badge: () => badge,
    isRunning: () => isRunning,
    workers: () => workers.filter(({ life }) => life.isAlive()),
    contexts,
    /** The browser starts with this profile. */
    open(reason: 'install' | 'update' | 'start') {
      isRunning = true;
      badge = '';
      alarms.startAnew();
      if (isFirefox && reason === 'start') alarms.clear();
      alarms.setPaused(false);
      if (reason === 'start') wake('onStartup');
      else wake('onInstalled', { reason });
    },
    /** The browser closes, orderly or not: for the worker it is the same. */
    close() {
      for (const { life } of contexts()) life.kill();
      isRunning = false;
      alarms.setPaused(true);
    },
    /** The extension is updated under a running browser. */
    update() {
      for (const { life } of contexts()) life.kill();
      if (!isFirefox) alarms.clear();
      badge = '';
      alarms.startAnew();
      wake('onInstalled', { reason: 'update' });
    },
    openPage: () => start(options.page, false, `${ORIGIN}popup/index.html`),
    /** A second worker of the same extension, beside the first, both with something to do: what the locks are for. */
    startSecond() {
      wake('onAlarm', { name: 'tick' });
      const context = start(options.worker, true, `${ORIGIN}worker.js`);
      options.onWorker(context.life);
      watchIdle(context.life);
      dispatch(context, 'onAlarm', { name: 'tick' });
    },
    killWorker() {
      for (const { life } of workers) life.kill();
    },
  };
}

export type Profile = ReturnType<typeof makeProfile>;
