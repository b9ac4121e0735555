import type { PaperId } from '../../core/paper.ts';
import { now } from '../../platform/clock.ts';
import { changeMark, readMark } from '../../platform/marks.ts';
import type { Asker } from '../../platform/messages.ts';
import { copyOf, readPaper } from '../../platform/papers.ts';
import { loadSettings } from '../../platform/settings-store.ts';

/**
 * Where the reader has switched it on, a paper opened on arXiv counts as opened: once, whatever its address, and only one
 * that is known here, since of others nothing can be learned. Listings ask for rows in view: those are not opened.
 */
export async function countOpened(id: PaperId, { from, isPrivate, path = '' }: Asker): Promise<void> {
  if (from !== 'page' || isPrivate || !path.startsWith('/abs/') || !(await loadSettings()).learnFromArxiv) return;
  const [mark, stored] = await Promise.all([readMark(id), readPaper(id)]);
  if (mark?.openedAt || !stored) return;
  await changeMark(id, { openedAt: now() }, copyOf(stored));
}
