import type { Permissions } from 'webextension-polyfill';
import { browser } from './browser.ts';

/** Firefox (from 140) lets people allow the sending of kinds of data; elsewhere there is no such permission. */
export type DataKind = 'browsingActivity';

/** What the browser has been allowed now. */
export interface Allowed {
  readonly origins: ReadonlySet<string>;
  readonly notifications: boolean;
  /** `undefined` where the browser knows no permissions for data. */
  readonly data: ReadonlySet<string> | undefined;
}

type All = Permissions.AnyPermissions & { data_collection?: string[] };

export async function readAllowed(): Promise<Allowed> {
  const all = (await browser.permissions.getAll()) as All;
  return {
    origins: new Set(all.origins),
    notifications: all.permissions?.includes('notifications') ?? false,
    data: all.data_collection && new Set(all.data_collection),
  };
}

/** Asks the reader; call it in the very turn of a click. @returns whether it is allowed now. */
export function askOrigin(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [origin] });
}

export function askNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}

/** Only where `readAllowed` names data: other browsers refuse the question itself. */
export function askData(kind: DataKind): Promise<boolean> {
  return browser.permissions.request({ data_collection: [kind] } as unknown as Permissions.Permissions);
}

/** Gives back what is not needed any more. */
export async function giveBackOrigin(origin: string): Promise<void> {
  await browser.permissions.remove({ origins: [origin] });
}

/** Hosts that the manifest names as needed. Firefox lets people take them back at any time. */
export function neededOrigins(): string[] {
  return browser.runtime.getManifest().host_permissions ?? [];
}

/** Calls back whenever a permission came or went. */
export function onPermissions(callback: () => void): () => void {
  const listener = () => callback();
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
  return () => {
    browser.permissions.onAdded.removeListener(listener);
    browser.permissions.onRemoved.removeListener(listener);
  };
}
