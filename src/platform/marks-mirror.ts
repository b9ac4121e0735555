import type { Mark } from '../core/mark.ts';
import { isSaved } from '../core/mark.ts';
import { browser } from './browser.ts';

/** One key a mark, so that writing one never reads, and so never loses, another. */
const PREFIX = 'mark:';

/** Keeps a small copy outside the database, which browsers can lose as a whole. Saved papers keep their copy. */
export async function mirrorMarks(marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  const whole = Object.fromEntries(marks.map((mark) => [PREFIX + mark.id, isSaved(mark) ? mark : slim(mark)]));
  try {
    await browser.storage.local.set(whole);
  } catch {
    // Quota: the stamps matter most.
    await browser.storage.local.set(Object.fromEntries(marks.map((mark) => [PREFIX + mark.id, slim(mark)])));
  }
}

export async function mirroredMarks(): Promise<Mark[]> {
  const all = await browser.storage.local.get(null);
  return Object.entries(all).flatMap(([key, value]) => (key.startsWith(PREFIX) ? [value as Mark] : []));
}

/** Takes everything out of the mirror; "forget everything" calls it. */
export async function clearMirror(): Promise<void> {
  const keys = Object.keys(await browser.storage.local.get(null)).filter((key) => key.startsWith(PREFIX));
  if (keys.length > 0) await browser.storage.local.remove(keys);
}

function slim(mark: Mark): Mark {
  const { paper: _paper, links: _links, ...rest } = mark;
  return rest;
}

/**
 * Calls back when marks have changed in any context. Every change is mirrored, and a change of `storage.local` wakes the
 * worker: pages need not tell it.
 */
export function onMarksChange(callback: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && Object.keys(changes).some((key) => key.startsWith(PREFIX))) callback();
  });
}
