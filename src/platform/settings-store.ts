import { adoptSettings, changeSettings, reconcileSettings } from '../core/merge-settings.ts';
import { changedSettings, readSettings, type Settings } from '../core/settings.ts';
import { browser } from './browser.ts';
import { now } from './clock.ts';
import { noteFault } from './faults.ts';

/** The key in both areas: `storage.sync` for all devices, `storage.local` for this one's copy with stamps. */
const KEY = 'settings';

/** `local`: this device keeps it, the browser would not take it for the others (quota, switched off). */
export type Saved = 'synced' | 'local';

interface Stored {
  readonly local: unknown;
  /** `undefined` when there is nothing, or nothing to be had. */
  readonly synced: unknown;
  readonly canSync: boolean;
}

async function readStored(): Promise<Stored> {
  const [here, synced] = await Promise.all([
    browser.storage.local.get(KEY),
    browser.storage.sync.get(KEY).catch(() => undefined),
  ]);
  return { local: here[KEY], synced: synced?.[KEY], canSync: synced !== undefined };
}

/** The settings last loaded, by what is stored: they are asked for at every step, and reading them takes its time. */
let last: { readonly text: string; readonly settings: Settings } | undefined;

/**
 * The settings as they hold now: this device's copy and what `storage.sync` says, merged. Writes nothing. The same object
 * as before when nothing has changed.
 */
export async function loadSettings(): Promise<Settings> {
  const { local, synced } = await readStored();
  const text = JSON.stringify([local, synced]);
  if (last?.text !== text) last = { text, settings: readMerged(local, synced) };
  return last.settings;
}

/** Mostly the two places hold the same, and there is nothing to merge. */
function readMerged(local: unknown, synced: unknown): Settings {
  const known = readSettings(local);
  return JSON.stringify(local) === JSON.stringify(synced) ? known : adoptSettings(known, synced, now());
}

/**
 * Changes some settings. One writer at a time over all contexts, each starting from what is stored, so that no change
 * is lost to another; what differs is stamped with the time.
 * @returns where it is kept: `local` when `storage.sync` refused it, which the caller says to the reader.
 * @throws when even `storage.local` refuses.
 */
export function saveSettings(change: Partial<Settings>): Promise<Saved> {
  return oneAtATime(async () => {
    const { local, synced, canSync } = await readStored();
    const at = now();
    const known = adoptSettings(readSettings(local), synced, at);
    return write(changedSettings(changeSettings(known, change, at)), canSync);
  });
}

async function write(stored: Partial<Settings>, canSync: boolean): Promise<Saved> {
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
      (error: unknown) => noteFault('settings could not be read', error),
    );
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

async function takeIn(): Promise<Settings> {
  const stored = await readStored();
  const { settings, local, synced } = reconcileSettings(stored.local, stored.synced, now());
  if (local) await browser.storage.local.set({ [KEY]: local });
  if (synced && stored.canSync) await browser.storage.sync.set({ [KEY]: synced }).catch(() => undefined);
  return settings;
}

/** One writer at a time over all contexts, in the order in which they ask. */
function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('settings', work) as Promise<Result>;
}
