import type { IDBPDatabase } from 'idb';
import { type Mark, mergeMarks } from '../core/mark.ts';
import { browser } from './browser.ts';
import { now } from './clock.ts';
import { mirroredMarks } from './marks-mirror.ts';
import type { Schema } from './schema.ts';

const SENTINEL = 'database';

/** What `storage.local` remembers of the database, in ms since 1970 (UTC). */
interface Sentinel {
  readonly madeAt: number;
  /** When the database was last found gone although it had been made. */
  readonly lostAt?: number;
}

/** State key: set where the database is made, until the marks are back in it, however often that is interrupted. */
export const EMPTY = 'empty';

/**
 * Called once an opening. A database made although the sentinel says there was one has been lost: the marks come back
 * from their mirror, and the pages can say so (`lostAt`).
 */
export async function noteOpened(db: IDBPDatabase<Schema>): Promise<void> {
  if (!(await isEmpty(db))) return;
  const stored = (await browser.storage.local.get(SENTINEL))[SENTINEL] as Sentinel | undefined;
  const at = now();
  const note = (sentinel: Sentinel) => browser.storage.local.set({ [SENTINEL]: sentinel });
  // A loss is noted before it is made good, a first run after: killed in between, neither is taken for the other.
  if (stored) await note({ madeAt: at, lostAt: at });
  await restoreMarks(db, await mirroredMarks());
  if (!stored) await note({ madeAt: at });
}

/** A store that cannot be read is found by whoever needs what is in it. */
async function isEmpty(db: IDBPDatabase<Schema>): Promise<boolean> {
  const tx = db.transaction('state');
  tx.done.catch(() => undefined);
  return (await tx.store.get(EMPTY).catch(() => false)) === true;
}

/** Once, whoever opens meanwhile: what another context has written since is newer than the mirror. */
async function restoreMarks(db: IDBPDatabase<Schema>, mirrored: readonly Mark[]): Promise<void> {
  const tx = db.transaction(['state', 'marks'], 'readwrite', { durability: 'strict' });
  const restore = async () => {
    if (!(await tx.objectStore('state').get(EMPTY))) return;
    const marks = tx.objectStore('marks');
    const known = await Promise.all(mirrored.map(({ id }) => marks.get(id)));
    await Promise.all([
      ...mirrored.map((mark, at) => marks.put(mergeMarks(mark, known[at] ?? mark))),
      tx.objectStore('state').delete(EMPTY),
    ]);
  };
  await Promise.all([restore(), tx.done]);
}

/** When the database was lost and made anew, ms since 1970 (UTC); `undefined` when it never was, or it was told. */
export async function lostAt(): Promise<number | undefined> {
  const stored = (await browser.storage.local.get(SENTINEL))[SENTINEL] as Sentinel | undefined;
  return stored?.lostAt;
}

/** The reader has been told of the loss. */
export async function forgetLoss(): Promise<void> {
  await browser.storage.local.set({ [SENTINEL]: { madeAt: now() } satisfies Sentinel });
}
