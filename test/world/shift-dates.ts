import { addDays, longDate, MONTHS, shortDate } from './calendar.ts';

const ISO = /\b(20\d\d-\d\d-\d\d)(?=T\d\d:)/g;
const SHORT =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (20\d\d)/g;
const LONG = new RegExp(
  `\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\\d{1,2}) (${MONTHS.join('|')}) (20\\d\\d)`,
  'g',
);

function toDay(date: string, month: string, year: string): string {
  const number = MONTHS.findIndex((name) => name.startsWith(month)) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** Moves every date a feed, an API answer, a listing or the community's list prints by whole days; other text stays. */
export function shiftDates(text: string, days: number): string {
  if (days === 0) return text;
  return text
    .replace(ISO, (_all, day: string) => addDays(day, days))
    .replace(SHORT, (_all, date: string, month: string, year: string) =>
      shortDate(addDays(toDay(date, month, year), days)),
    )
    .replace(LONG, (_all, date: string, month: string, year: string) =>
      longDate(addDays(toDay(date, month, year), days)),
    );
}
