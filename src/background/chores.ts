import type { Settings } from '../core/settings.ts';
import { now } from '../platform/clock.ts';
import { noteFault } from '../platform/faults.ts';
import { fetchCopies } from './chores/fetch-copies.ts';
import { fetchPicture } from './chores/fetch-picture.ts';
import { learn } from './chores/learn.ts';
import { notifyBatch } from './chores/notify-batch.ts';

/**
 * A small piece of work that may wait. Killed anywhere, it goes on from what is stored.
 * @returns when there is more of it to do, ms since 1970 (UTC): 0 at once, Infinity when something has to happen first.
 */
type Chore = (settings: Settings) => Promise<number>;

/** In this order: what the reader waits for goes before what asks for most. */
const CHORES: readonly Chore[] = [notifyBatch, learn, fetchCopies, fetchPicture];

/** A chore that fails is left alone for so long. */
const AFTER_FAILURE = 3_600_000;

/** One piece of the first chore that has any. @returns when there is more, as a chore does. */
export async function doChores(settings: Settings): Promise<number> {
  let next = Number.POSITIVE_INFINITY;
  for (const chore of CHORES) {
    const more = await attempt(chore, settings);
    if (more <= now()) return 0;
    next = Math.min(next, more);
  }
  return next;
}

async function attempt(chore: Chore, settings: Settings): Promise<number> {
  try {
    return await chore(settings);
  } catch (error) {
    await noteFault('a chore failed', error);
    return now() + AFTER_FAILURE;
  }
}
