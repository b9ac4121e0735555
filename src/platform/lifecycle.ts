import { browser } from './browser.ts';

/** After installing the extension (`install`), and after each update of it or of the browser. */
export function onInstalled(callback: (reason: string) => Promise<void>): void {
  browser.runtime.onInstalled.addListener(({ reason }) => void callback(reason));
}

/** When the browser starts. */
export function onStarted(callback: () => Promise<void>): void {
  browser.runtime.onStartup.addListener(() => void callback());
}
