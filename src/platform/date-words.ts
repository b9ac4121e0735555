import type { Day } from '../core/day.ts';
import { message } from './language.ts';

/*
 * Dates for arXiv's pages are put into words by the worker: the first use of Intl keeps a page's only thread busy for 30
 * to 50 ms.
 */

/**
 * A day of the last weeks in words: `30 June`; the line it stands on is short, and the year is this one. A `Day` names a
 * date on a calendar, so no time zone may touch it.
 */
export function dayInWords(day: Day): string {
  return inWords(Date.parse(day), { month: 'long', day: 'numeric', timeZone: 'UTC' });
}

/** The reader's date of a moment, ms since 1970 (UTC). */
export function momentInWords(at: number): string {
  return inWords(at, { dateStyle: 'long' });
}

function inWords(at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(message('language', []) || 'en', options).format(at);
}
