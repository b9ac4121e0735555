import type { TasteModel } from '../core/ranking/taste.ts';
import { now } from './clock.ts';
import { transact } from './database.ts';
import { readState } from './state.ts';

/** State key of what was learned of the reader. */
export const TASTE = 'taste';
/** State key: what the reader did before this moment (ms since 1970, UTC) teaches nothing any more. */
export const TASTE_FROM = 'tasteFrom';

/** What was learned of the reader; `undefined` before there was anything to learn from. */
export function readTaste(): Promise<TasteModel | undefined> {
  return readState<TasteModel>(TASTE);
}

/** Forgets what was learned, and learns from now on only: the marks themselves stay. */
export async function forgetTaste(): Promise<void> {
  await transact(['state'], (tx, operations) => {
    operations.push(tx.objectStore('state').delete(TASTE), tx.objectStore('state').put(now(), TASTE_FROM));
  });
}
