import { isHidden, isRead } from '../core/mark.ts';
import type { PaperId } from '../core/paper.ts';
import { showCount } from '../platform/badge.ts';
import { readMarksOf } from '../platform/marks.ts';
import { NEWEST } from '../platform/publish.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { readState } from '../platform/state.ts';

/** The highlights of the newest digest that were neither read nor hidden, as a number on the toolbar button. */
export async function showBadge(): Promise<void> {
  await navigator.locks.request('badge', async () => {
    const [settings, ids] = await Promise.all([loadSettings(), readState<PaperId[]>(NEWEST)]);
    if (!settings.badge || !ids) return showCount(0);
    const marks = await readMarksOf(ids);
    return showCount(ids.filter((id) => !isRead(marks.get(id)) && !isHidden(marks.get(id))).length);
  });
}
