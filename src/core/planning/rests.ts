/**
 * When which host may be asked again. arXiv wants three seconds between requests to its feeds and API, together
 * (https://info.arxiv.org/help/api/tou.html), and fifteen between pages of arxiv.org (its robots.txt). Kept in the
 * database, since the worker dies between two requests. Times are ms since 1970 (UTC).
 */
export interface Rests {
  /** By family of hosts: from the end of the last answer. */
  readonly ready: Readonly<Record<string, number>>;
  /** By host: it asked us to wait. */
  readonly busy: Readonly<Record<string, number>>;
  /** By host: how often in a row it did, or failed in another way; by '': how often in a row nobody answered at all. */
  readonly strikes: Readonly<Record<string, number>>;
  /** A request that has not ended; left over, it died with its worker. */
  readonly inFlight?: { readonly url: string; readonly pause: number };
}

export const NO_RESTS: Rests = { ready: {}, busy: {}, strikes: {} };

const ANYBODY = '';
const FEEDS = 'arxiv-feeds';
const PAGES = 'arxiv-pages';
const ARXIV_PAUSE = 3000;
const MAX_PAUSE = 60_000;
/** A host that failed more often in a row, whatever it was asked, is silent: it is asked a quarter as often until it answers. */
const SLOW_AFTER = 3;
const SLOWER = 4;
const MAX_BUSY = 25 * 3_600_000;

export function hostOf(url: string): string {
  return new URL(url).hostname;
}

function familyOf(url: string): string {
  const host = hostOf(url);
  if (host === 'rss.arxiv.org' || host === 'export.arxiv.org') return FEEDS;
  return host === 'arxiv.org' ? PAGES : host;
}

/** When `url` may be asked, ms since 1970; not after `now` means now. A clock set back does not silence us for long. */
export function readyAt(rests: Rests, url: string, now: number): number {
  const ready = Math.min(rests.ready[familyOf(url)] ?? 0, now + MAX_PAUSE);
  return Math.max(ready, busyUntil(rests, url, now));
}

/** Until when the host of `url` asked us to wait; 0 when it did not. */
export function busyUntil(rests: Rests, url: string, now: number): number {
  return Math.min(rests.busy[hostOf(url)] ?? 0, now + MAX_BUSY);
}

/** A request begins. One that never ended counts as ended now: its worker died at an unknown moment before. */
export function begun(rests: Rests, url: string, pause: number, now: number): Rests {
  return { ...settled(rests, now), inFlight: { url, pause } };
}

/** Takes the left-over request of a dead worker as ended at `now`. */
export function settled(rests: Rests, now: number): Rests {
  return rests.inFlight ? ended(rests, rests.inFlight.url, rests.inFlight.pause, now) : rests;
}

/** A request has ended, with whatever answer: its family rests `pause` ms or longer, and all of arXiv three seconds. */
export function ended(rests: Rests, url: string, pause: number, now: number): Rests {
  const family = familyOf(url);
  const rest = isSilent(rests, url) ? pause * SLOWER : pause;
  const ready: Record<string, number> = { ...rests.ready, [family]: now + rest };
  if (family === FEEDS || family === PAGES) {
    for (const other of [FEEDS, PAGES]) ready[other] = Math.max(ready[other] ?? 0, now + ARXIV_PAUSE);
  }
  const { inFlight: _done, ...others } = rests;
  return { ...others, ready };
}

/** The host of `url` asked us to wait until `until`, or answered well (`undefined`). */
export function told(rests: Rests, url: string, until: number | undefined): Rests {
  const host = hostOf(url);
  const { [host]: _busy, ...busy } = rests.busy;
  const { [host]: strikes = 0, [ANYBODY]: _all, ...others } = rests.strikes;
  if (until === undefined) return { ...rests, busy, strikes: others };
  return { ...rests, busy: { ...busy, [host]: until }, strikes: { ...others, [host]: strikes + 1 } };
}

/** The host of `url` did not answer, or not with what it was asked for. */
export function failed(rests: Rests, url: string): Rests {
  const { [ANYBODY]: all = 0, ...strikes } = rests.strikes;
  return { ...rests, strikes: { ...strikes, [hostOf(url)]: strikesOf(rests, url) + 1, [ANYBODY]: all + 1 } };
}

/** The host of `url` has failed whatever it was asked. */
export function isSilent(rests: Rests, url: string): boolean {
  return strikesOf(rests, url) > SLOW_AFTER;
}

/** How often in a row the host of `url` has failed and another one has answered since: not for want of a network. */
export function ownStrikes(rests: Rests, url: string): number {
  return strikesOf(rests, url) - (rests.strikes[ANYBODY] ?? 0);
}

export function strikesOf(rests: Rests, url: string): number {
  return rests.strikes[hostOf(url)] ?? 0;
}

/** What is known when nothing is known: any host may have answered just now. */
export function restsFrom(now: number): Rests {
  return { ...NO_RESTS, ready: { [FEEDS]: now + ARXIV_PAUSE, [PAGES]: now + 15_000, 'huggingface.co': now + 1000 } };
}
