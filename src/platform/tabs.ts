import browser from 'webextension-polyfill';

/** Opens pages behind the one that is seen, in the order given; a popup stays open. Needs no permission. */
export async function openBehind(urls: readonly string[]): Promise<void> {
  for (const url of urls) await browser.tabs.create({ url, active: false });
}
