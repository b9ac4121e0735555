import { IDBRequest } from 'fake-indexeddb';
import { Records } from './records.ts';

/** What of fake-indexeddb's inside is put in place of its own. */
interface Store {
  records: object;
  rawIndexes?: Map<string, Store>;
}
export interface RawStores {
  readonly rawObjectStores: Map<string, Store>;
}
interface Event {
  readonly type: string;
  readonly bubbles: boolean;
  eventPath: Target[];
  eventPhase: number;
  target: unknown;
  currentTarget: unknown;
  dispatched: boolean;
  readonly canceled: boolean;
  readonly propagationStopped: boolean;
  readonly immediatePropagationStopped: boolean;
}
interface Target {
  listeners: { readonly type: string; readonly callback: unknown; readonly capture: boolean }[];
  readonly [property: `on${string}`]: unknown;
}

/** Its stores keep their records in order without a tree. */
export function quickenStores({ rawObjectStores }: RawStores): void {
  for (const store of rawObjectStores.values()) {
    if (store.records instanceof Records) continue;
    store.records = recordsOf(store, true);
    for (const index of store.rawIndexes?.values() ?? []) index.records = recordsOf(index, false);
  }
}

function recordsOf({ records }: Store, keysAreUnique: boolean): Records {
  return new Records(keysAreUnique, (records as { values(): Iterable<never> }).values());
}

/**
 * Its events reach the same listeners in the same order, without copies of what nobody changes.
 * @returns gives back its own way.
 */
export function quickenEvents(): () => void {
  const prototype = Object.getPrototypeOf(IDBRequest.prototype) as { dispatchEvent: unknown };
  const own = prototype.dispatchEvent;
  prototype.dispatchEvent = dispatch;
  return () => {
    prototype.dispatchEvent = own;
  };
}

function dispatch(this: Target, event: Event): boolean {
  event.dispatched = true;
  event.target = this;
  event.eventPhase = CAPTURING;
  for (const one of event.eventPath) invoke(event, one);
  event.eventPhase = AT_TARGET;
  invoke(event, this);
  if (event.bubbles) {
    event.eventPath.reverse();
    event.eventPhase = BUBBLING;
    for (const one of event.eventPath) invoke(event, one);
  }
  event.dispatched = false;
  event.eventPhase = 0;
  event.currentTarget = null;
  return !event.canceled;
}

const [CAPTURING, AT_TARGET, BUBBLING] = [1, 2, 3];

function invoke(event: Event, target: Target): void {
  if (event.propagationStopped) return;
  event.currentTarget = target;
  const { type, eventPhase } = event;
  const errors: unknown[] = [];
  const call = (callback: unknown) => {
    try {
      (callback as (this: Target, event: Event) => void).call(target, event);
    } catch (error) {
      errors.push(error);
    }
  };
  const { listeners } = target;
  // Those that are added meanwhile wait for the next event.
  const heard = listeners.length === 0 ? listeners : listeners.filter((one) => one.type === type);
  for (const { callback, capture } of heard) {
    const isMeant = capture ? eventPhase !== BUBBLING : eventPhase !== CAPTURING;
    if (isMeant && !event.immediatePropagationStopped) call(callback);
  }
  const own = target[`on${type}`];
  if (own && eventPhase !== CAPTURING && !event.immediatePropagationStopped) call(own);
  if (errors.length > 0) throw new AggregateError(errors);
}
