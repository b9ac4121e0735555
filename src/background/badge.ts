import { isHidden, isRead } from '../core/mark.ts';
import type { PaperId } from '../core/paper.ts';
import { showCount } from '../platform/badge.ts';
import { type Reading, read } from '../platform/database.ts';
import { NEWEST } from '../platform/publish.ts';
import { loadSettings } from '../platform/settings-store.ts';

/** The highlights of the newest digest that were neither read nor hidden, as a number on the toolbar button. */
export async function showBadge(): Promise<void> {
  await navigator.locks.request('badge', async () => {
    const [settings, unread] = await Promise.all([loadSettings(), read(['state', 'marks'], countUnread)]);
    return showCount(settings.badge ? unread : 0);
  });
}

async function countUnread(tx: Reading): Promise<number> {
  const ids = ((await tx.objectStore('state').get(NEWEST)) as PaperId[] | undefined) ?? [];
  const marks = await Promise.all(ids.map((id) => tx.objectStore('marks').get(id)));
  return marks.filter((mark) => !isRead(mark) && !isHidden(mark)).length;
}
