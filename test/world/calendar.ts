import type { WorldDay } from './library.ts';

const DAY_MS = 86_400_000;
const NEW_YORK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The date and hour on New York's clocks at this instant (ms since 1970, UTC). */
export function newYork(now: number): { day: WorldDay; hour: number } {
  const parts = Object.fromEntries(NEW_YORK.formatToParts(now).map(({ type, value }) => [type, value]));
  return { day: `${parts.year}-${parts.month}-${parts.day}`, hour: Number(parts.hour) };
}

export function addDays(day: WorldDay, count: number): WorldDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another. */
export function daysBetween(from: WorldDay, to: WorldDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 0 = Sunday. */
export function weekday(day: WorldDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `Friday, 26 June 2026`, as listing pages print it. */
export function longDate(day: WorldDay): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${WEEKDAYS[weekday(day)]}, ${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** `Fri, 26 Jun 2026`, as feeds and catch-up pages print it. */
export function shortDate(day: WorldDay): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${WEEKDAYS[weekday(day)]?.slice(0, 3)}, ${date} ${MONTHS[Number(month) - 1]?.slice(0, 3)} ${year}`;
}

/** Offset of New York on that day at midnight: `-0400` or `-0500`. */
export function newYorkOffset(day: WorldDay): string {
  const noonUtc = Date.parse(`${day}T05:30:00Z`);
  return newYork(noonUtc).hour === 1 ? '-0400' : '-0500';
}
