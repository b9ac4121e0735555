import { isSaved } from '../core/mark.ts';
import { markOf, mergeSaved, packSaved, readSaved, SAVED_KEYS, savedStamp } from '../core/merge-saved.ts';
import { browser } from './browser.ts';
import { now } from './clock.ts';
import { noteFault } from './faults.ts';
import { mergeIntoMarks, readMarks } from './marks.ts';
import { onMarksChange } from './marks-mirror.ts';
import { copyOf, readPapers } from './papers.ts';
import { isPrivate } from './private-window.ts';
import { writeState } from './state.ts';

/** State key: how many saved papers found no room in `storage.sync`. */
export const UNSYNCED = 'unsynced';

/**
 * Brings saved ids of this device and of `storage.sync` together: what others saved or took back since comes in, what
 * they lack goes out. Only items that differ are written. One at a time over all contexts; running it again changes
 * nothing. Where sync is full or switched off, everything stays as it is on this device.
 */
export async function syncSaved(): Promise<void> {
  if (isPrivate()) return;
  await navigator.locks.request('sync-marks', async () => {
    const stored = await browser.storage.sync.get([...SAVED_KEYS]).catch(() => undefined);
    if (!stored) return;
    const marks = await readMarks();
    const here = [...marks.values()].flatMap((mark) => savedStamp(mark) ?? []);
    const known = new Map(here.map((stamp) => [stamp.id, stamp]));
    const merged = mergeSaved(here, readSaved(stored));
    const fresh = merged.filter((stamp) => known.get(stamp.id) !== stamp);
    const copies = await readPapers(fresh.filter(({ saved }) => saved).map(({ id }) => id));
    if (fresh.length > 0) {
      await mergeIntoMarks(
        fresh.map((stamp) => {
          const stored = copies.get(stamp.id);
          const isCopied = !stored || marks.get(stamp.id)?.paper;
          return isCopied ? markOf(stamp) : { ...markOf(stamp), ...copyOf(stored) };
        }),
      );
    }
    const { items, left } = packSaved(merged, now());
    const changed = Object.entries(items).filter(([key, value]) => stored[key] !== value);
    if (changed.length > 0) await browser.storage.sync.set(Object.fromEntries(changed)).catch(() => undefined);
    await writeState(UNSYNCED, left === 0 ? undefined : left);
  });
}

/** Saved papers that came from another device by their id alone: their copies are still to be had. */
export async function copiesMissing(): Promise<string[]> {
  return [...(await readMarks()).values()].flatMap((mark) => (isSaved(mark) && !mark.paper ? [mark.id] : []));
}

/** Keeps saved ids in step with other devices. Call it in the worker's first turn: it registers listeners. */
export function watchSaved(): void {
  const run = () => void syncSaved().catch((error: unknown) => noteFault('saved papers were not synced', error));
  onMarksChange(run);
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'sync' && SAVED_KEYS.some((key) => Object.hasOwn(changes, key))) run();
  });
}
