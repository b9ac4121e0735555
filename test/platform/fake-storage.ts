type Items = Record<string, unknown>;
type Listener = (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>, area: string) => void;

interface Area {
  get(keys?: string | string[] | null): Promise<Items>;
  set(items: Items): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
}

/** `storage.local` and `storage.sync` as an extension sees them: values copied, changes told, faults to order. */
export interface FakeStorage {
  readonly local: Area;
  readonly sync: Area;
  readonly onChanged: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
  /** What the next calls of an area answer with: an error instead of a result. */
  readonly faults: { local?: Error | undefined; sync?: Error | undefined };
  /** How often an area was written. */
  readonly writes: { local: number; sync: number };
}

export function makeStorage(): FakeStorage {
  const listeners = new Set<Listener>();
  const faults: FakeStorage['faults'] = {};
  const writes = { local: 0, sync: 0 };
  const area = (name: 'local' | 'sync'): Area => {
    const items = new Map<string, unknown>();
    const turn = async () => {
      await Promise.resolve();
      const fault = faults[name];
      if (fault) throw fault;
    };
    const tell = (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>) => {
      if (Object.keys(changes).length > 0) for (const listener of listeners) listener(structuredClone(changes), name);
    };
    const remove = (keys: readonly string[]) => {
      const gone = keys.filter((key) => items.has(key));
      const changes = Object.fromEntries(gone.map((key) => [key, { oldValue: items.get(key) }]));
      for (const key of gone) items.delete(key);
      tell(changes);
    };
    return {
      async get(keys) {
        await turn();
        const wanted = keys == null ? [...items.keys()] : [keys].flat();
        return structuredClone(
          Object.fromEntries(wanted.flatMap((key) => (items.has(key) ? [[key, items.get(key)]] : []))),
        );
      },
      async set(given) {
        await turn();
        writes[name] += 1;
        const changes: Parameters<Listener>[0] = {};
        for (const [key, value] of Object.entries(structuredClone(given))) {
          if (JSON.stringify(items.get(key)) !== JSON.stringify(value)) {
            changes[key] = { ...(items.has(key) ? { oldValue: items.get(key) } : {}), newValue: value };
          }
          items.set(key, value);
        }
        tell(changes);
      },
      async remove(keys) {
        await turn();
        remove([keys].flat());
      },
      async clear() {
        await turn();
        remove([...items.keys()]);
      },
    };
  };
  return {
    local: area('local'),
    sync: area('sync'),
    onChanged: { addListener: (one) => void listeners.add(one), removeListener: (one) => void listeners.delete(one) },
    faults,
    writes,
  };
}

/** Puts an extension's globals in place, before anything that names webextension-polyfill is imported. */
export function installExtension(storage: FakeStorage, more: object = {}): void {
  // The polyfill keeps the object it finds first, so there is one for all tests of a file.
  const runtime = { id: 'test', getManifest: () => ({ version: '0', host_permissions: [] }) };
  const scope = globalThis as { browser?: object; chrome?: object };
  const action = { setBadgeText: async () => undefined, setBadgeBackgroundColor: async () => undefined };
  scope.browser = Object.assign(scope.browser ?? {}, { runtime, storage, action, ...more });
  scope.chrome = scope.browser;
  const { navigator } = globalThis as { navigator?: object };
  if (navigator) Object.defineProperty(navigator, 'locks', { value: makeLocks(), configurable: true });
  else Object.defineProperty(globalThis, 'navigator', { value: { locks: makeLocks() }, configurable: true });
}

/** Locks as the browser has them, as far as exclusive ones go. */
function makeLocks() {
  const turns = new Map<string, Promise<unknown>>();
  const held = new Set<string>();
  return {
    query: async () => ({ held: [...held].map((name) => ({ name })), pending: [] }),
    async request(name: string, ...rest: unknown[]): Promise<unknown> {
      const work = rest.at(-1) as (lock: object | null) => Promise<unknown>;
      if ((rest[0] as LockOptions).ifAvailable && held.has(name)) return work(null);
      const next = (turns.get(name) ?? Promise.resolve()).then(async () => {
        held.add(name);
        try {
          return await work({ name });
        } finally {
          held.delete(name);
        }
      });
      turns.set(
        name,
        next.catch(() => undefined),
      );
      return next;
    },
  };
}
