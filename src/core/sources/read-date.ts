import { type Day, newYork, parseDay } from '../day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WORDS = /(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})/i;
const ISO = /^(\d{4}-\d{2}-\d{2})/;
/** A time of day with the offset that New York has in winter or summer. */
const NEW_YORK = /[T\s]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*-0[45]:?00\s*$/;

/** The day in words: `Tuesday, 30 June 2026`, `Tue, 30 Jun 2026`. `undefined` when there is none in the first 300 signs. */
export function readWrittenDay(text: string): Day | undefined {
  const match = WORDS.exec(text.slice(0, 300));
  const month = MONTHS.indexOf(match?.[2]?.toLowerCase() ?? '') + 1;
  if (!match || month === 0) return undefined;
  return parseDay(`${match[3]}-${String(month).padStart(2, '0')}-${match[1]?.padStart(2, '0')}`);
}

/**
 * New York's day of a feed's date, RFC 822 or ISO 8601. arXiv writes midnight with New York's own offset, so the day is
 * the one that is written; a date of another offset is converted.
 */
export function readFeedDay(text: string): Day | undefined {
  const bare = text.trim().slice(0, 60);
  const written = parseDay(ISO.exec(bare)?.[1] ?? '') ?? readWrittenDay(bare);
  if (!written || NEW_YORK.test(bare) || !/\d:\d/.test(bare)) return written;
  const at = Date.parse(bare);
  return Number.isNaN(at) ? undefined : parseDay(newYork(at).day);
}
