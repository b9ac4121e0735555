import browser from 'webextension-polyfill';
import { adoptSettings, changeSettings } from '../core/merge-settings.ts';
import { changedSettings, FIELDS, readSettings, type Settings } from '../core/settings.ts';
import { now } from './clock.ts';

/** The key in both areas: `storage.sync` for all devices, `storage.local` for this one's copy with stamps. */
const KEY = 'settings';

/** `local`: this device keeps it, the browser would not take it for the others (quota, switched off). */
export type Saved = 'synced' | 'local';

interface Read {
  readonly settings: Settings;
  /** What lies in the two areas, as JSON, to write only what differs. */
  readonly local: string | undefined;
  readonly synced: unknown;
  readonly canSync: boolean;
}

async function read(): Promise<Read> {
  const [here, synced] = await Promise.all([
    browser.storage.local.get(KEY),
    browser.storage.sync.get(KEY).catch(() => undefined),
  ]);
  const own = here[KEY];
  const known = readSettings(own);
  return {
    settings: adoptSettings(known, synced?.[KEY], now()),
    local: own === undefined ? undefined : JSON.stringify(own),
    synced: synced?.[KEY],
    canSync: synced !== undefined,
  };
}

/** The settings as they hold now: this device's copy and what `storage.sync` says, merged. Writes nothing. */
export async function loadSettings(): Promise<Settings> {
  return (await read()).settings;
}

/**
 * Changes some settings. One writer at a time over all contexts, each starting from what is stored, so that no change
 * is lost to another; what differs is stamped with the time.
 * @returns where it is kept: `local` when `storage.sync` refused it, which the caller says to the reader.
 * @throws when even `storage.local` refuses.
 */
export function saveSettings(change: Partial<Settings>): Promise<Saved> {
  return oneAtATime(async () => {
    const { settings, canSync } = await read();
    return write(changeSettings(settings, change, now()), canSync);
  });
}

async function write(settings: Settings, canSync: boolean): Promise<Saved> {
  const stored = changedSettings(settings);
  await browser.storage.local.set({ [KEY]: stored });
  if (!canSync) return 'local';
  try {
    await browser.storage.sync.set({ [KEY]: stored });
    return 'synced';
  } catch {
    return 'local';
  }
}

/** Back to the defaults, on this device and, through the browser's own sync, on the others. */
export function forgetSettings(): Promise<void> {
  return oneAtATime(async () => {
    await browser.storage.local.remove(KEY);
    await browser.storage.sync.remove(KEY).catch(() => undefined);
  });
}

/**
 * Calls back with the settings whenever they have changed, by anybody: another context, another device, a hand in
 * `storage.sync`. Whatever comes from outside is taken into this device's copy with a stamp, and what another device
 * overwrote without knowing is given back to it.
 */
export function onSettingsChange(callback: (settings: Settings) => void): () => void {
  let last: string | undefined;
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (!Object.hasOwn(changes, KEY) || (area !== 'sync' && area !== 'local')) return;
    (area === 'sync' ? oneAtATime(takeIn) : loadSettings()).then(
      (settings) => {
        const { stamps: _stamps, ...visible } = settings;
        const json = JSON.stringify(visible);
        if (json === last) return;
        last = json;
        callback(settings);
      },
      (error: unknown) => console.error('settings could not be read', error),
    );
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** Stores the merge of both areas where it differs. A write from outside without stamps is left as it stands. */
async function takeIn(): Promise<Settings> {
  const { settings, local, synced } = await read();
  if (synced === undefined) return settings;
  const stored = changedSettings(settings);
  if (JSON.stringify(stored) !== local) await browser.storage.local.set({ [KEY]: stored });
  const theirs = readSettings(synced);
  const lacks = FIELDS.some(
    (field) => (settings.stamps[field] ?? 0) > (theirs.stamps[field] ?? 0) && !equal(settings[field], theirs[field]),
  );
  const keepsStamps = Object.keys(theirs.stamps).length > 0;
  if (lacks && keepsStamps) await browser.storage.sync.set({ [KEY]: stored }).catch(() => undefined);
  return settings;
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** One writer at a time over all contexts, in the order in which they ask. */
function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('settings', work) as Promise<Result>;
}
