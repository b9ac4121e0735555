import browser from 'webextension-polyfill';

/** After installing the extension, and after each update of it or of the browser. */
export function onInstalled(callback: () => Promise<void>): void {
  browser.runtime.onInstalled.addListener(() => void callback());
}

/** When the browser starts. */
export function onStarted(callback: () => Promise<void>): void {
  browser.runtime.onStartup.addListener(() => void callback());
}
