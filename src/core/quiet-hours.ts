const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * When a moment's quiet ends, ms since 1970; the moment itself when it is not quiet.
 * @param hours local hours `[from, to)`, over midnight when `from` is the later; none when both are the same.
 * @param zone minutes the reader's clock is ahead of UTC.
 */
export function quietUntil([from, to]: readonly [number, number], now: number, zone: number): number {
  const time = (((now + zone * 60_000) % DAY) + DAY) % DAY;
  const [begin, end] = [from * HOUR, to * HOUR];
  const isQuiet = begin <= end ? time >= begin && time < end : time >= begin || time < end;
  return isQuiet ? now + ((end - time + DAY) % DAY) : now;
}
