import type { Life } from '../life.ts';

type Items = Record<string, unknown>;
export type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/** `storage.local` and `storage.sync` of one profile: they survive everything but the extension's removal. */
export interface Storage {
  of(life: Life, name: 'local' | 'sync'): object;
  peek(name: 'local' | 'sync'): Items;
  /** A write that no context of ours made: another device's. */
  put(name: 'local' | 'sync', items: Items): void;
}

export function makeStorage(tell: (changes: Changes, area: string) => void, called: (life: Life) => void): Storage {
  const areas = { local: new Map<string, string>(), sync: new Map<string, string>() };
  const write = (name: 'local' | 'sync', items: Items, gone: readonly string[] = []) => {
    const area = areas[name];
    const changes: Changes = {};
    for (const [key, value] of Object.entries(items)) {
      const json = JSON.stringify(value);
      const old = area.get(key);
      if (old === json) continue;
      changes[key] = { ...(old === undefined ? {} : { oldValue: JSON.parse(old) }), newValue: JSON.parse(json) };
      area.set(key, json);
    }
    for (const key of gone) {
      const old = area.get(key);
      if (old !== undefined) changes[key] = { oldValue: JSON.parse(old) };
      area.delete(key);
    }
    if (Object.keys(changes).length > 0) tell(changes, name);
  };
  const read = (name: 'local' | 'sync', keys: readonly string[]): Items =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const json = areas[name].get(key);
        return json === undefined ? [] : [[key, JSON.parse(json)]];
      }),
    );
  const all = (name: 'local' | 'sync') => [...areas[name].keys()];
  return {
    of: (life, name) => ({
      get: (keys?: string | string[] | null) => {
        called(life);
        return life.answer(() => read(name, keys == null ? all(name) : [keys].flat()));
      },
      set: (items: Items) => {
        called(life);
        const copy = JSON.parse(JSON.stringify(items)) as Items;
        return life.answer(() => write(name, copy));
      },
      remove: (keys: string | string[]) => {
        called(life);
        return life.answer(() => write(name, {}, [keys].flat()));
      },
      clear: () => life.answer(() => write(name, {}, all(name))),
    }),
    peek: (name) => read(name, all(name)),
    put: write,
  };
}
