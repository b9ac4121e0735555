import { readState, writeState } from '../../platform/state.ts';
import { openOwn } from '../../platform/tabs.ts';

const WELCOMED = 'welcomed';

/** Opens the page of the first minute after the installation, never after an update, and never again. */
export async function welcome(reason: string): Promise<void> {
  if (reason !== 'install' || (await readState(WELCOMED))) return;
  await writeState(WELCOMED, true);
  await openOwn('options/index.html?welcome');
}
