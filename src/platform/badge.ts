import { isHidden, isRead } from '../core/mark.ts';
import type { PaperId } from '../core/paper.ts';
import { browser } from './browser.ts';
import { type Reading, read } from './database.ts';
import { NEWEST } from './publish.ts';
import { loadSettings } from './settings-store.ts';

/**
 * The highlights of the newest digest that were neither read nor hidden, as a number on the toolbar button. Whoever
 * changes a mark calls it, page or worker: a worker that is told of the change may die before it comes to it.
 */
export async function showBadge(): Promise<void> {
  await navigator.locks.request('badge', async () => {
    const [settings, unread] = await Promise.all([loadSettings(), read(['state', 'marks'], countUnread)]);
    await showCount(settings.badge ? unread : 0);
  });
}

async function countUnread(tx: Reading): Promise<number> {
  const ids = ((await tx.objectStore('state').get(NEWEST)) as PaperId[] | undefined) ?? [];
  const marks = await Promise.all(ids.map((id) => tx.objectStore('marks').get(id)));
  return marks.filter((mark) => !isRead(mark) && !isHidden(mark)).length;
}

/** In a calm colour; nothing for 0. Four characters are all that fits. */
async function showCount(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#0f6657' });
  await browser.action.setBadgeText({ text: count === 0 ? '' : count > 999 ? '999+' : String(count) });
}
