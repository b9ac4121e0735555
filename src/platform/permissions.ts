import browser from 'webextension-polyfill';

/** The match patterns of hosts the extension may ask now. */
export async function allowedOrigins(): Promise<ReadonlySet<string>> {
  const { origins } = await browser.permissions.getAll();
  return new Set(origins);
}
