/** The browsers that get a build of their own. Edge, Brave and Opera take Chromium's. */
export type Browser = 'chromium' | 'firefox';

interface Manifest {
  background: { service_worker?: string | undefined; scripts?: string[] | undefined; type?: string };
  minimum_chrome_version?: string | undefined;
  browser_specific_settings?: unknown;
  [key: string]: unknown;
}

/**
 * What one browser gets of the one `manifest.json`: each refuses, or warns about, the other's keys.
 * Chromium has no background scripts in MV3; Firefox has no background service worker.
 */
export function manifestFor(browser: Browser, source: Manifest): Manifest {
  const { background, minimum_chrome_version, browser_specific_settings, ...shared } = source;
  const { service_worker, scripts, ...rest } = background;
  return browser === 'chromium'
    ? { ...shared, minimum_chrome_version, background: { service_worker, ...rest } }
    : { ...shared, background: { scripts, ...rest }, browser_specific_settings };
}
