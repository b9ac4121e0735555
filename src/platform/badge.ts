import { browser } from './browser.ts';

/** Shows a number on the toolbar button, in a calm colour; nothing for 0. Four characters are all that fits. */
export async function showCount(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#0f6657' });
  await browser.action.setBadgeText({ text: count === 0 ? '' : count > 999 ? '999+' : String(count) });
}
