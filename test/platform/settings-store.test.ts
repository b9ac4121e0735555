import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULTS, readSettings, type Settings } from '../../src/core/settings.ts';
import { type FakeStorage, installExtension, makeStorage } from './fake-storage.ts';

type Store = typeof import('../../src/platform/settings-store.ts');

let storage: FakeStorage;
let store: Store;

beforeEach(async () => {
  vi.resetModules();
  storage = makeStorage();
  installExtension(storage);
  store = await import('../../src/platform/settings-store.ts');
});

const topic = { name: 'Strings', categories: ['hep-th'], keywords: [], excludedKeywords: [], authors: [] };
const stored = async (area: 'local' | 'sync'): Promise<Settings> =>
  readSettings((await storage[area].get('settings')).settings);
/** Lets everything that listeners have started come to an end. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('settings store', () => {
  it('a first run has the defaults and writes nothing', async () => {
    expect(await store.loadSettings()).toEqual(DEFAULTS);
    expect(storage.writes).toEqual({ local: 0, sync: 0 });
  });

  it('a change is kept in both areas with its stamp', async () => {
    expect(await store.saveSettings({ topics: [topic] })).toBe('synced');
    expect((await store.loadSettings()).topics).toEqual([topic]);
    expect((await storage.sync.get('settings')).settings).toMatchObject({ topics: [topic] });
    expect((await stored('local')).stamps.topics).toBeGreaterThan(0);
  });

  it('changes made at once are all kept', async () => {
    await Promise.all([
      store.saveSettings({ theme: 'dark' }),
      store.saveSettings({ highlights: 7 }),
      store.saveSettings({ topics: [topic] }),
      store.saveSettings({ pictures: false }),
    ]);
    expect(await store.loadSettings()).toMatchObject({
      theme: 'dark',
      highlights: 7,
      topics: [topic],
      pictures: false,
    });
  });

  it('says so when sync refuses, and loses nothing, also after sync works again', async () => {
    storage.faults.sync = new Error('QUOTA_BYTES_PER_ITEM');
    expect(await store.saveSettings({ theme: 'dark' })).toBe('local');
    expect((await store.loadSettings()).theme).toBe('dark');
    storage.faults.sync = undefined;
    expect((await store.loadSettings()).theme).toBe('dark');
    expect(await store.saveSettings({ highlights: 3 })).toBe('synced');
    expect(await stored('sync')).toMatchObject({ theme: 'dark', highlights: 3 });
  });

  it('a hand in storage.sync without stamps takes effect at once and is not written over', async () => {
    await store.saveSettings({ topics: [topic], theme: 'dark' });
    const heard: Settings[] = [];
    store.onSettingsChange((settings) => heard.push(settings));
    const raw = { topics: [{ ...topic, name: 'By hand', categories: ['cs.AI'] }] };
    await storage.sync.set({ settings: raw });
    expect((await store.loadSettings()).topics).toEqual(raw.topics);
    await settle();
    expect(heard.at(-1)).toMatchObject({ topics: raw.topics, theme: 'dark' });
    expect((await storage.sync.get('settings')).settings).toEqual(raw);
  });

  it('two hands in a row: the second one stands', async () => {
    store.onSettingsChange(() => undefined);
    await storage.sync.set({ settings: { topics: [topic] } });
    await storage.sync.set({ settings: { topics: [{ ...topic, name: 'Second' }] } });
    await settle();
    expect((await store.loadSettings()).topics.map(({ name }) => name)).toEqual(['Second']);
  });

  it('tells of one change once, whichever areas it touches', async () => {
    const heard: number[] = [];
    const stop = store.onSettingsChange((settings) => heard.push(settings.highlights));
    await store.saveSettings({ highlights: 9 });
    await settle();
    expect(heard).toEqual([9]);
    stop();
    await store.saveSettings({ highlights: 10 });
    await settle();
    expect(heard).toEqual([9]);
  });

  it('gives back to sync what another device overwrote without knowing of it', async () => {
    store.onSettingsChange(() => undefined);
    await store.saveSettings({ highlights: 9 });
    const other = { theme: 'dark', stamps: { theme: 1000 } };
    await storage.sync.set({ settings: other });
    await settle();
    expect(await stored('sync')).toMatchObject({ highlights: 9, theme: 'dark' });
  });

  it('outlives the emptying of sync, and forgets when told to', async () => {
    await store.saveSettings({ topics: [topic] });
    await storage.sync.clear();
    expect((await store.loadSettings()).topics).toEqual([topic]);
    await store.saveSettings({ theme: 'dark' });
    await store.forgetSettings();
    expect(await store.loadSettings()).toEqual(DEFAULTS);
  });
});
