import type { Life } from '../life.ts';
import { keep } from './kept.ts';

type Items = Record<string, unknown>;
/** One stored value: as text, and what everybody gets who asks for it. */
interface Item {
  readonly json: string;
  readonly value: unknown;
}
export type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/** `storage.local` and `storage.sync` of one profile: they survive everything but the extension's removal. */
export interface Storage {
  of(life: Life, name: 'local' | 'sync'): object;
  peek(name: 'local' | 'sync'): Items;
  /** A write that no context of ours made: another device's. */
  put(name: 'local' | 'sync', items: Items): void;
}

export function makeStorage(tell: (changes: Changes, area: string) => void, called: (life: Life) => void): Storage {
  const areas = { local: new Map<string, Item>(), sync: new Map<string, Item>() };
  const write = (name: 'local' | 'sync', items: Readonly<Record<string, Item>>, gone: readonly string[] = []) => {
    const area = areas[name];
    const changes: Changes = {};
    for (const [key, item] of Object.entries(items)) {
      const old = area.get(key);
      if (old?.json === item.json) continue;
      changes[key] = { ...(old && { oldValue: old.value }), newValue: item.value };
      area.set(key, item);
    }
    for (const key of gone) {
      const old = area.get(key);
      if (old) changes[key] = { oldValue: old.value };
      area.delete(key);
    }
    if (Object.keys(changes).length > 0) tell(changes, name);
  };
  const read = (name: 'local' | 'sync', keys: readonly string[]): Items => {
    const found: Items = {};
    for (const key of keys) {
      const item = areas[name].get(key);
      if (item) found[key] = item.value;
    }
    return found;
  };
  const all = (name: 'local' | 'sync') => [...areas[name].keys()];
  return {
    of: (life, name) => ({
      get: (keys?: string | string[] | null) => {
        called(life);
        return life.answer(() => read(name, keys == null ? all(name) : [keys].flat()));
      },
      set: (items: Items) => {
        called(life);
        const copy = itemsOf(items);
        return life.answer(() => write(name, copy));
      },
      remove: (keys: string | string[]) => {
        called(life);
        return life.answer(() => write(name, {}, [keys].flat()));
      },
      clear: () => life.answer(() => write(name, {}, all(name))),
    }),
    peek: (name) => read(name, all(name)),
    put: (name, items) => write(name, itemsOf(items)),
  };
}

function itemsOf(items: Items): Record<string, Item> {
  const made: Record<string, Item> = {};
  for (const [key, value] of Object.entries(items)) {
    const json = JSON.stringify(value);
    // What JSON has no word for is not stored.
    if (json !== undefined) made[key] = { json, value: keep(JSON.parse(json)) };
  }
  return made;
}
