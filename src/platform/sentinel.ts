import type { IDBPDatabase } from 'idb';
import browser from 'webextension-polyfill';
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

/**
 * Called once an opening. A database made although the sentinel says there was one has been lost: the marks come back
 * from their mirror, and the pages can say so (`lostAt`).
 */
export async function noteOpened(db: IDBPDatabase<Schema>, made: boolean): Promise<void> {
  if (!made) return;
  const stored = (await browser.storage.local.get(SENTINEL))[SENTINEL] as Sentinel | undefined;
  const marks = await mirroredMarks();
  if (marks.length > 0) {
    const tx = db.transaction('marks', 'readwrite', { durability: 'strict' });
    await Promise.all([...marks.map((mark) => tx.store.put(mark)), tx.done]);
  }
  const at = now();
  const sentinel: Sentinel = stored ? { madeAt: at, lostAt: at } : { madeAt: at };
  await browser.storage.local.set({ [SENTINEL]: sentinel });
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
