import { browser } from './browser.ts';

/** Opens pages behind the one that is seen, in the order given; a popup stays open. Needs no permission. */
export async function openBehind(urls: readonly string[]): Promise<void> {
  for (const url of urls) await browser.tabs.create({ url, active: false });
}

/** Opens a page of our own in a tab that is seen. */
export async function openOwn(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
}
