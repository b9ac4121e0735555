import { failureOf } from '../core/failure.ts';
import { browser } from './browser.ts';
import { now } from './clock.ts';

const KEY = 'faults';
const KEPT = 10;

/** Something that went wrong where nobody waits for an answer. */
export interface Fault {
  /** The last time, ms since 1970 (UTC). */
  readonly at: number;
  /** What was being done, in our own words. */
  readonly what: string;
  /** The error in its words. */
  readonly error: string;
}

/**
 * Notes a fault, so that the options and the report tell of it and not the console alone. Kept beside the database, which
 * may be what is at fault. Never throws; of two at once one may be lost.
 */
export async function noteFault(what: string, thrown: unknown): Promise<void> {
  console.error(what, thrown);
  const failure = failureOf(thrown);
  const error = 'detail' in failure ? failure.detail : failure.kind;
  try {
    const others = (await listFaults()).filter((one) => one.what !== what || one.error !== error);
    await browser.storage.local.set({ [KEY]: [{ at: now(), what, error }, ...others].slice(0, KEPT) });
  } catch {
    // Then the console alone has it.
  }
}

/** The last ones, newest first. */
export async function listFaults(): Promise<readonly Fault[]> {
  return ((await browser.storage.local.get(KEY))[KEY] ?? []) as readonly Fault[];
}

/** The reader has seen them. */
export async function forgetFaults(): Promise<void> {
  await browser.storage.local.remove(KEY);
}
