import type { Link } from '../core/link.ts';
import { isNews, type Mark, mergeMarks } from '../core/mark.ts';
import type { Paper, PaperId } from '../core/paper.ts';
import { showBadge } from './badge.ts';
import { announce } from './changes.ts';
import { now } from './clock.ts';
import { read, transact } from './database.ts';
import { mirroredMarks, mirrorMarks } from './marks-mirror.ts';
import { isPrivate } from './private-window.ts';

/** State key: when marks last changed on this device (ms since 1970, UTC), so that nobody reads them all to find out. */
export const MARKED = 'marked';

export async function readMarks(): Promise<Map<PaperId, Mark>> {
  const marks = await read(['marks'], (tx) => tx.objectStore('marks').getAll());
  return new Map(marks.map((mark) => [mark.id, mark]));
}

export async function readMark(id: PaperId): Promise<Mark | undefined> {
  return read(['marks'], (tx) => tx.objectStore('marks').get(id));
}

/** The marks of these papers alone, in one transaction: what a first paint needs. */
export async function readMarksOf(ids: readonly PaperId[]): Promise<Map<PaperId, Mark>> {
  const marks = await read(['marks'], (tx) => Promise.all(ids.map((id) => tx.objectStore('marks').get(id))));
  return new Map(marks.flatMap((mark) => (mark ? [[mark.id, mark] as const] : [])));
}

/**
 * Merges a change into a paper's mark: of every stamp the later one stays, so that changes made in any order, in any
 * context or on another device, come to the same. `copy` is kept with it, so that a saved paper outlives the cache.
 * In a private window nothing is kept, and the mark as it would have been is answered.
 * @returns the merged mark.
 */
export async function changeMark(
  id: PaperId,
  change: Omit<Partial<Mark>, 'id'>,
  copy?: { readonly paper: Paper; readonly links: readonly Link[] },
): Promise<Mark> {
  const [merged] = await mergeIntoMarks([{ ...change, ...copy, id }]);
  return merged ?? { ...change, id };
}

/**
 * Merges marks from elsewhere (an import, another device, a whole list marked as read) in one transaction.
 * @returns the merged marks, in the order given.
 */
export async function mergeIntoMarks(marks: readonly Mark[]): Promise<Mark[]> {
  if (isPrivate()) {
    const kept = await readMarks();
    return marks.map((mark) => mergeMarks(kept.get(mark.id), mark));
  }
  // One writer at a time over all contexts: the mirror then never gets an older merge after a newer one.
  const merged = await navigator.locks.request('marks', async () => {
    const result = await transact(['marks', 'state'], async (tx, operations) => {
      const store = tx.objectStore('marks');
      const known = await Promise.all(marks.map((mark) => store.get(mark.id)));
      const all = marks.map((mark, at) => mergeMarks(known[at], mark));
      for (const mark of all) operations.push(store.put(mark));
      operations.push(tx.objectStore('state').put(now(), MARKED));
      return all;
    });
    await mirrorMarks(result);
    return result;
  });
  const [only] = merged;
  announce(merged.length === 1 && only ? { type: 'marks', id: only.id } : { type: 'marks' });
  await showBadge();
  return merged;
}

/** Takes back from the mirror what the database has lost the end of, as a disk that was full or cut off leaves it. */
export async function bringBackMarks(): Promise<void> {
  const [kept, mirrored] = await Promise.all([readMarks(), mirroredMarks()]);
  const lost = mirrored.filter((mark) => isNews(mark, kept.get(mark.id)));
  if (lost.length > 0) await mergeIntoMarks(lost);
}
