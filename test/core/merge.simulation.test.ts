import { describe, expect, it } from 'vitest';
import { mergeSaved, packSaved, readSaved, type SavedStamp } from '../../src/core/merge-saved.ts';
import { adoptSettings, changeSettings, reconcileSettings } from '../../src/core/merge-settings.ts';
import type { PaperId } from '../../src/core/paper.ts';
import { changedSettings, readSettings, type Settings, type Topic } from '../../src/core/settings.ts';
import { between, pick, randomFrom } from '../world/random.ts';

/** More of them: `SEEDS=3000 npx vitest run test/core/merge.simulation.test.ts`. */
const SEEDS = Number(process.env.SEEDS ?? 150);

type Items = Record<string, unknown>;

/** An installation as far as syncing goes: what it stores itself, and the browser's own copy of `storage.sync`. */
interface Device {
  local: unknown;
  saved: readonly SavedStamp[];
  sync: Items;
  /** Items written here that the server has not seen. */
  readonly dirty: Set<string>;
  /** Items the browser brought in that the extension has not been told of yet. */
  readonly told: Set<string>;
  readonly skew: number;
}

interface World {
  readonly server: Map<string, { value: unknown; version: number }>;
  readonly seen: Map<Device, Map<string, number>>;
  now: number;
}

/** What somebody did, with the stamp it got: the later stamp of two is what must hold in the end. */
interface Deed {
  readonly of: string;
  readonly value: unknown;
  readonly at: number;
}

const THEMES = ['system', 'light', 'dark'] as const;
const topic = (name: string, keyword: string): Topic => ({
  name,
  categories: ['cs.AI'],
  keywords: [keyword],
  excludedKeywords: [],
  authors: [],
});

function put(device: Device, key: string, value: unknown): void {
  if (JSON.stringify(device.sync[key]) === JSON.stringify(value)) return;
  device.sync = { ...device.sync, [key]: structuredClone(value) };
  device.dirty.add(key);
}

/** The extension's own writing, in steps: between reading and writing anything may come in. */
function* changeHere(device: Device, now: number, edit: (known: Settings) => Partial<Settings>, deeds: Deed[]) {
  const synced = device.sync.settings;
  const known = adoptSettings(readSettings(device.local), synced, now);
  const next = changeSettings(known, edit(known), now);
  for (const [key, at] of Object.entries(next.stamps)) {
    if (known.stamps[key] === at || key === 'topics') continue;
    const name = key.startsWith('topic:') ? key.slice(6) : undefined;
    const value = name === undefined ? next[key as 'theme'] : next.topics.find((one) => one.name === name);
    deeds.push({ of: key, value, at });
  }
  device.local = changedSettings(next);
  yield;
  put(device, 'settings', changedSettings(next));
}

function* reconcileHere(device: Device, now: number) {
  const { local, synced } = reconcileSettings(device.local, device.sync.settings, now);
  if (local) device.local = local;
  yield;
  if (synced) put(device, 'settings', synced);
}

function* saveHere(device: Device, stamp: SavedStamp, deeds: Deed[]) {
  device.saved = mergeSaved(device.saved, [stamp]);
  deeds.push({ of: stamp.id, value: stamp.saved, at: stamp.at });
  yield;
  yield* syncSavedHere(device, stamp.at);
}

function* syncSavedHere(device: Device, now: number) {
  const items = device.sync;
  yield;
  device.saved = mergeSaved(device.saved, readSaved(items));
  const packed = packSaved(device.saved, now).items;
  yield;
  for (const [key, value] of Object.entries(packed)) if (items[key] !== value) put(device, key, value);
}

/** The browser's exchange with the account: item by item, the last writer wins, or sometimes the first. */
function exchange(world: World, device: Device, random: () => number): void {
  const seen = world.seen.get(device) as Map<string, number>;
  for (const key of new Set([...device.dirty, ...world.server.keys()])) {
    const there = world.server.get(key);
    const isNews = there !== undefined && there.version !== seen.get(key);
    const isOurs = device.dirty.has(key);
    if (isOurs && (!isNews || random() < 0.5)) {
      const version = (there?.version ?? 0) + 1;
      world.server.set(key, { value: structuredClone(device.sync[key]), version });
      seen.set(key, version);
    } else if (isNews) {
      device.sync = { ...device.sync, [key]: structuredClone(there.value) };
      seen.set(key, there.version);
      device.told.add(key);
    }
    device.dirty.delete(key);
  }
}

function run(seed: string): { devices: Device[]; deeds: Deed[] } {
  const random = randomFrom(seed);
  const world: World = { server: new Map(), seen: new Map(), now: Date.parse('2026-03-20T16:00:00Z') };
  const devices = Array.from(
    { length: random() < 0.8 ? 2 : 3 },
    (): Device => ({
      local: undefined,
      saved: [],
      sync: {},
      dirty: new Set(),
      told: new Set(),
      skew: between(random, -300_000, 300_000),
    }),
  );
  for (const device of devices) world.seen.set(device, new Map());
  const deeds: Deed[] = [];
  // One writer at a time on a device, as its locks see to.
  const busy = new Map<Device, Generator>();
  const start = (device: Device, work: Generator) => {
    for (const _ of busy.get(device) ?? []) void _;
    busy.set(device, work);
  };
  const step = () => {
    world.now += between(random, 1, 40_000);
    const device = pick(random, devices);
    const at = world.now + device.skew;
    const chance = random();
    if (chance < 0.3) busy.get(device)?.next();
    else if (chance < 0.5) exchange(world, device, random);
    else if (chance < 0.65) tell(device, at);
    else if (chance < 0.8) {
      const id = `2401.0000${between(random, 1, 9)}` as PaperId;
      start(device, saveHere(device, { id, saved: random() < 0.6, at }, deeds));
    } else start(device, changeHere(device, at, editOf(random), deeds));
  };
  const tell = (device: Device, at: number) => {
    const told = [...device.told];
    device.told.clear();
    if (told.includes('settings')) start(device, reconcileHere(device, at));
    if (told.some((key) => key !== 'settings')) start(device, syncSavedHere(device, at));
  };
  for (let turn = 0; turn < 120; turn += 1) step();
  // The world grows quiet: all are online, and what was begun comes to its end.
  for (let round = 0; round < 20; round += 1) {
    for (const device of devices) {
      world.now += 60_000;
      start(device, (function* () {})());
      exchange(world, device, random);
      tell(device, world.now + device.skew);
      start(device, (function* () {})());
    }
  }
  expect(devices.map(({ dirty, told }) => dirty.size + told.size)).toEqual(devices.map(() => 0));
  return { devices, deeds };
}

function editOf(random: () => number): (known: Settings) => Partial<Settings> {
  const chance = random();
  const word = `word ${between(random, 1, 1e6)}`;
  if (chance < 0.15) return () => ({ theme: pick(random, THEMES) });
  if (chance < 0.3) return () => ({ highlights: between(random, 1, 100) });
  if (chance < 0.4) return ({ neverWords }) => ({ neverWords: [...neverWords.slice(-3), word] });
  if (chance < 0.6) return ({ topics }) => ({ topics: [...topics, topic(word, 'x')].slice(-6) });
  if (chance < 0.75) return ({ topics }) => ({ topics: topics.slice(1) });
  return ({ topics }) => ({ topics: topics.map((one, at) => (at === 0 ? { ...one, keywords: [word] } : one)) });
}

const visible = (device: Device): Omit<Settings, 'stamps'> => {
  const { stamps: _stamps, ...values } = adoptSettings(readSettings(device.local), device.sync.settings, 0);
  return values;
};

describe('two or three installations of one account, with clocks apart, offline, in any order', () => {
  it.each(Array.from({ length: SEEDS }, (_, at) => `devices ${at}`))(
    '%s come to the same, and lose nothing',
    (seed) => {
      const { devices, deeds } = run(seed);
      const [first] = devices as [Device];
      for (const device of devices) expect(visible(device)).toEqual(visible(first));
      const savedOf = ({ saved }: Device) => saved.filter((one) => one.saved).map(({ id }) => id);
      for (const device of devices) expect(savedOf(device).sort()).toEqual(savedOf(first).sort());
      // Of everything that was done to one thing, the last one holds.
      const settings = visible(first);
      const last = new Map<string, Deed>();
      for (const deed of deeds) if ((last.get(deed.of)?.at ?? -1) <= deed.at) last.set(deed.of, deed);
      for (const { of, value } of last.values()) {
        if (of.startsWith('topic:')) expect(settings.topics.find(({ name }) => `topic:${name}` === of)).toEqual(value);
        else if (of in settings) expect(settings[of as 'theme']).toEqual(value);
        else expect(savedOf(first).includes(of as PaperId)).toBe(value);
      }
    },
  );
});
