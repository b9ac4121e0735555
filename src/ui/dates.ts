import type { Day } from '../core/day.ts';
import { language } from './words.ts';

/** Each made once: making one takes longer than drawing the row whose date it writes. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day has no time zone: it is written as it is named. */
function written(day: Day, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** `Monday, April 8, 2024`. */
export function longDate(day: Day): string {
  return written(day, { dateStyle: 'full' });
}

/** `Mon, Apr 8`; with the year where it is not `year`. */
export function shortDate(day: Day, year?: string): string {
  const known = year !== undefined && day.startsWith(year);
  return written(day, { weekday: 'short', month: 'short', day: 'numeric', ...(known ? {} : { year: 'numeric' }) });
}

/** `Monday`. */
export function weekdayName(day: Day): string {
  return written(day, { weekday: 'long' });
}

/** `April 2024`. */
export function monthName(day: Day): string {
  return written(day, { month: 'long', year: 'numeric' });
}

/** Clock time of a moment (ms since 1970) where the reader is: `1:00 AM`; with its weekday when it is not today's. */
export function clockTime(at: number, now: number): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  const options: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  return new Intl.DateTimeFormat(language(), today ? options : { ...options, weekday: 'long' }).format(new Date(at));
}

/** A moment (ms since 1970) as the reader's clock and calendar have it: `Apr 8, 2024, 1:00 AM`. */
export function moment(at: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** `Mon`. */
export function weekdayShort(day: Day): string {
  return written(day, { weekday: 'short' });
}
