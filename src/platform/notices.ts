import { browser } from './browser.ts';

/** Whether the reader has allowed notifications, and the browser has them. */
export async function mayNotify(): Promise<boolean> {
  return browser.notifications !== undefined && browser.permissions.contains({ permissions: ['notifications'] });
}

/** Shows a notification; a later one of the same id takes its place. */
export async function notify(id: string, title: string, text: string): Promise<void> {
  const iconUrl = browser.runtime.getURL('icons/128.png');
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message: text });
}

/** Calls back after a click on a notification, which is gone then. Also when the permission comes only later. */
export function onNoticeClick(callback: () => Promise<void>): void {
  const listener = (id: string) => {
    void browser.notifications.clear(id);
    void callback();
  };
  const listen = () => browser.notifications?.onClicked.addListener(listener);
  listen();
  browser.permissions.onAdded?.addListener(listen);
}
