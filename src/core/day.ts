/** A calendar day `YYYY-MM-DD`. Which calendar it is of (New York's for arXiv, UTC's for Hugging Face) is said where it is used. */
export type Day = string & { readonly __brand: 'Day' };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const HOUR = 3_600_000;
const DAY_MS = 24 * HOUR;

/** Reads `YYYY-MM-DD`; `undefined` when it is not a date of the calendar. */
export function parseDay(text: string): Day | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : (text as Day);
}

/** Days since 1970 by name and back: dates are counted all the time, and Date takes its time. */
const names = new Map<number, Day>();
const numbers = new Map<string, number>();
const MOST_NAMES = 5000;

function nameOf(number: number): Day {
  const known = names.get(number);
  if (known) return known;
  const name = new Date(number * DAY_MS).toISOString().slice(0, 10) as Day;
  if (names.size >= MOST_NAMES) names.clear();
  names.set(number, name);
  return name;
}

function numberOf(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  if (numbers.size >= MOST_NAMES) numbers.clear();
  numbers.set(day, number);
  return number;
}

/** The UTC date at `now` (ms since 1970): the name of Hugging Face's list. */
export function utcDay(now: number): Day {
  return nameOf(Math.floor(now / DAY_MS));
}

/** When `day` begins in UTC, ms since 1970. */
export function utcStart(day: Day): number {
  return numberOf(day) * DAY_MS;
}

/** The day `count` calendar days after (or before) `day`. */
export function addDays(day: Day, count: number): Day {
  return nameOf(numberOf(day) + count);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: Day): number {
  // 1 January 1970 was a Thursday.
  return (((numberOf(day) + 4) % 7) + 7) % 7;
}

/** Midnight (UTC) of the first Sunday of a month from the given date on. */
function sundayFrom(year: number, month: number, date: number): number {
  const first = Date.UTC(year, month, date);
  return first + ((7 - new Date(first).getUTCDay()) % 7) * DAY_MS;
}

/**
 * Ms that New York's clocks are ahead of UTC (negative). Summer time begins and ends at two o'clock on a Sunday: since
 * 2007 (Energy Policy Act of 2005) the second of March and the first of November, from 1987 on the first of April and the
 * last of October. By rule and not by Intl, whose first use costs a fresh process 30 to 50 ms before its first paint.
 */
function newYorkOffset(now: number): number {
  const year = new Date(now).getUTCFullYear();
  const isNewRule = year >= 2007;
  const begins = (isNewRule ? sundayFrom(year, 2, 8) : sundayFrom(year, 3, 1)) + 7 * HOUR;
  const ends = (isNewRule ? sundayFrom(year, 10, 1) : sundayFrom(year, 9, 25)) + 6 * HOUR;
  return (begins <= now && now < ends ? -4 : -5) * HOUR;
}

/** New York's date and seconds since its midnight by the wall clock, at `now` (ms since 1970). */
export function newYork(now: number): { readonly day: Day; readonly seconds: number } {
  const local = now + newYorkOffset(now);
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  return { day: utcDay(midnight), seconds: Math.floor((local - midnight) / 1000) };
}

/** When it is `hour` o'clock on `day` in New York, ms since 1970. At the hours used here (0 and 20) no clock is changed. */
export function newYorkTime(day: Day, hour: number): number {
  const local = utcStart(day) + hour * HOUR;
  // New York is four or five hours behind UTC: the one of the two that reads back right is it.
  const summer = local + 4 * HOUR;
  return summer + newYorkOffset(summer) === local ? summer : local + 5 * HOUR;
}

/**
 * Evenings on which arXiv freezes nothing, from arXiv's own calendar (arxiv-base, `arxiv_holidays_seed.sql`): the batch
 * of the next weekday does not exist. 2027 is not published yet; those are the holidays of every year so far. The list is
 * a hint for the cadence, never a proof: an empty feed on any weekday counts as a holiday, and items that come on a
 * holiday are taken.
 */
const FREEZES_SKIPPED = new Set(
  `2023-01-16 2023-06-14 2023-06-19 2023-07-04 2023-08-17 2023-09-04 2023-11-23 2023-12-25 2023-12-27
   2024-01-15 2024-05-22 2024-06-19 2024-07-04 2024-09-02 2024-10-08 2024-11-28 2024-12-25 2024-12-26 2024-12-31
   2025-01-01 2025-01-20 2025-06-19 2025-07-04 2025-09-01 2025-11-27 2025-12-25 2025-12-30
   2026-01-01 2026-01-19 2026-06-19 2026-07-03 2026-09-07 2026-11-26 2026-12-25 2026-12-29 2026-12-31
   2027-01-18 2027-06-18 2027-07-05 2027-09-06 2027-11-25`.split(/\s+/),
);

/** Whether `day` is a weekday: a day the show has at all, since neither arXiv nor Hugging Face has lists at weekends. */
export function isWeekday(day: Day): boolean {
  const number = weekday(day);
  return number !== 0 && number !== 6;
}

/** Whether arXiv's listings are expected to print this day: a weekday whose evening before (Friday's, for a Monday) was not skipped. */
export function isAnnouncementDay(day: Day): boolean {
  if (!isWeekday(day)) return false;
  return !FREEZES_SKIPPED.has(addDays(day, weekday(day) === 1 ? -3 : -1));
}

const EVENING = 20;

/** The date arXiv's listings would print at `now`, were there a batch every day: New York's, from 20:00 on the next. */
export function listingDate(now: number): Day {
  const { day, seconds } = newYork(now);
  return seconds >= EVENING * 3600 ? addDays(day, 1) : day;
}

/** Day of the newest batch that is on the listings at `now` (ms since 1970), as far as the calendar knows. */
export function latestDay(now: number): Day {
  return announcedUpTo(listingDate(now));
}

/** The day whose batch the feeds hold at `now`; `undefined` when they are expected to be empty (weekend, holiday). */
export function feedDay(now: number): Day | undefined {
  const { day } = newYork(now);
  return isAnnouncementDay(day) ? day : undefined;
}

/** The newest day the show has at `now`: a weekday, holidays included (those have the community's picks alone). */
export function newestDay(now: number): Day {
  let day = listingDate(now);
  while (!isWeekday(day)) day = addDays(day, -1);
  return day;
}

function announcedUpTo(last: Day): Day {
  let day = last;
  while (!isAnnouncementDay(day)) day = addDays(day, -1);
  return day;
}

/** When the next batch comes onto the listings after `now`, ms since 1970, and the day it prints. */
export function nextAnnouncement(now: number): { readonly at: number; readonly day: Day } {
  let day = addDays(listingDate(now), 1);
  while (!isAnnouncementDay(day)) day = addDays(day, 1);
  return { at: newYorkTime(addDays(day, -1), EVENING), day };
}

/** The weekday before `day`. */
export function previousDay(day: Day): Day {
  let before = addDays(day, -1);
  while (!isWeekday(before)) before = addDays(before, -1);
  return before;
}

/** The weekday after `day`; `undefined` when there is none yet at `now`. */
export function nextDay(day: Day, now: number): Day | undefined {
  let after = addDays(day, 1);
  while (!isWeekday(after)) after = addDays(after, 1);
  return after <= newestDay(now) ? after : undefined;
}
