import type { TasteModel } from '../core/ranking/taste.ts';
import { readState } from '../platform/state.ts';

export const TASTE = 'taste';

/** What was learned of the reader; `undefined` before there was anything to learn from. */
export function readTaste(): Promise<TasteModel | undefined> {
  return readState<TasteModel>(TASTE);
}
