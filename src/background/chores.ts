import type { Settings } from '../core/settings.ts';

/** One piece of the work that may wait. @returns whether there was any. */
export async function doChores(_settings: Settings): Promise<boolean> {
  return false;
}
