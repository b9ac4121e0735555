import { browser } from './browser.ts';

/** The extension's version and the browser's own words on itself: what a report begins with. */
export function about(): { readonly version: string; readonly agent: string } {
  return { version: browser.runtime.getManifest().version, agent: navigator.userAgent };
}
