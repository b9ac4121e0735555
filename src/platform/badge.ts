import browser from 'webextension-polyfill';

/** Shows a number on the toolbar button; nothing for 0. Four characters are all that fits. */
export async function showCount(count: number): Promise<void> {
  await browser.action.setBadgeText({ text: count === 0 ? '' : count > 999 ? '999+' : String(count) });
}

/** A calm colour, once a worker's life. */
export async function colourBadge(): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#3a5a78' });
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
}
