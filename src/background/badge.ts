import { isHidden, isRead } from '../core/mark.ts';
import { showCount } from '../platform/badge.ts';
import { listDays, readDigest } from '../platform/digests.ts';
import { readMarks } from '../platform/marks.ts';
import { loadSettings } from '../platform/settings-store.ts';

/** The highlights of the newest digest that were neither read nor hidden, as a number on the toolbar button. */
export async function showBadge(): Promise<void> {
  await navigator.locks.request('badge', async () => {
    const [settings, [latest]] = await Promise.all([loadSettings(), listDays()]);
    if (!settings.badge || !latest) return showCount(0);
    const [digest, marks] = await Promise.all([readDigest(latest.day), readMarks()]);
    const unread = digest?.cards.filter(({ id }) => !isRead(marks.get(id)) && !isHidden(marks.get(id))) ?? [];
    return showCount(unread.length);
  });
}
