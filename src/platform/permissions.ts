import { browser } from './browser.ts';

/** The match patterns of hosts the extension may ask now. */
export async function allowedOrigins(): Promise<ReadonlySet<string>> {
  const { origins } = await browser.permissions.getAll();
  return new Set(origins);
}

/**
 * Whether the browser lets us tell others which pages are read. Firefox has a permission for it, which people can take back
 * at any time; elsewhere the reader's own switch is all there is.
 */
export async function mayTellPages(): Promise<boolean> {
  const { data_collection } = (await browser.permissions.getAll()) as { data_collection?: string[] };
  return data_collection === undefined || data_collection.includes('browsingActivity');
}

/** Calls back when the reader has allowed more than before: a host taken back in Firefox may be among it. */
export function onAllowed(callback: () => void): void {
  browser.permissions.onAdded.addListener(callback);
}
