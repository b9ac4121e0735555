/** The browsers that get a build of their own. Edge, Brave and Opera take Chromium's. */
export type Browser = 'chromium' | 'firefox';

/** Where the worker's one script lies in the build. */
interface Background {
  service_worker?: string | undefined;
  scripts?: string[] | undefined;
}

/** Scripts and style sheets on some pages, by their sources. */
interface ContentScripts {
  readonly matches: readonly string[];
  readonly js: readonly string[];
  readonly css: readonly string[];
}

export interface Manifest {
  background: Background;
  content_scripts: ContentScripts[];
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
  const { service_worker, scripts } = background;
  return browser === 'chromium'
    ? { ...shared, minimum_chrome_version, background: { service_worker } }
    : { ...shared, background: { scripts }, browser_specific_settings };
}
