import type { Failure } from '../failure.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const times = (count: number, wait: number) => Array<number>(count).fill(wait);

/** Waits after the first, second, … answer that did not do; the last one stays. */
const WAITS: Readonly<Record<Failure['kind'], readonly number[]>> = {
  // Whoever has no network has one again soon, or opens the popup; whom a network keeps from a host is kept for good.
  offline: [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, ...times(4, 30 * MINUTE), ...times(8, HOUR), 3 * HOUR],
  timeout: [5 * MINUTE, 20 * MINUTE, HOUR, 3 * HOUR],
  unreadable: [5 * MINUTE, 20 * MINUTE, HOUR, 3 * HOUR],
  busy: [2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 45 * MINUTE, 2 * HOUR, 3 * HOUR],
  refused: [5 * MINUTE, 30 * MINUTE, 3 * HOUR],
  stale: [20 * MINUTE, 40 * MINUTE, HOUR, 2 * HOUR],
  'too-large': [6 * HOUR, DAY],
  'no-permission': [6 * HOUR, DAY],
  'storage-full': [HOUR, 6 * HOUR],
  bug: [HOUR, 6 * HOUR],
};

/** Without a validator every look costs the source the whole answer: at most four a day, and this far apart. */
const TRANSFER_GAP = 3 * HOUR;
export const TRANSFERS = 4;

/**
 * Until when a URL without a validator is left alone, ms since 1970.
 * @param transfers its last whole answers, at most `TRANSFERS`, newest last.
 */
export function transferGate(transfers: readonly number[]): number {
  const last = transfers.at(-1);
  if (last === undefined) return 0;
  return Math.max(last + TRANSFER_GAP, (transfers.at(-TRANSFERS) ?? 0) + DAY);
}

/** Longer than a source may make us wait by `Retry-After`: a wrong number must not silence it for ever. */
const MAX_BUSY = DAY;

/**
 * How long to wait before asking again, in ms.
 * @param tries answers that did not do so far, this one included (from 1).
 * @param chance 0 … 1: spreads the wait over 0.75 … 1.25 of itself, so that installations part.
 */
export function backoff(failure: Failure, tries: number, chance: number, now: number): number {
  if (failure.kind === 'busy' && failure.until !== undefined) {
    // Never before it said; a little after, each at another moment.
    return Math.min(Math.max(failure.until - now, MINUTE), MAX_BUSY) + chance * MINUTE;
  }
  // A client error stays one: ask as seldom as the day allows.
  const isOurs = failure.kind === 'refused' && failure.status >= 400 && failure.status < 500;
  const waits = isOurs ? [3 * HOUR, DAY] : WAITS[failure.kind];
  return (waits[Math.min(tries, waits.length) - 1] ?? HOUR) * (0.75 + chance / 2);
}
