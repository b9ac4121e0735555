import { browser } from './browser.ts';

/** The extension's one alarm; it carries nothing, so that a lost, late or doubled one changes nothing. */
const NAME = 'tick';

export async function hasWake(): Promise<boolean> {
  return (await browser.alarms.get(NAME)) !== undefined;
}

/**
 * Sets the alarm to `when` (ms since 1970), and again every minute after until it is set anew, as every tick does: a firing
 * that is lost, or whose worker dies before it can set anything, is made up for at once.
 */
export async function wakeAt(when: number): Promise<void> {
  await browser.alarms.create(NAME, { when: Math.ceil(when), periodInMinutes: 1 });
}

/** Calls back whenever the alarm fires. The promise holds the background in Firefox; in Chromium nothing does. */
export function onWake(callback: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener((alarm) => (alarm.name === NAME ? callback() : undefined));
}
