import { addDays, type Day, isAnnouncementDay, latestDay, newestDay, newYork, previousDay, utcDay } from '../day.ts';
import type { QueuedQuestion } from '../queue.ts';
import type { Settings } from '../settings.ts';
import { type Cadence, cadenceOf } from './cadence.ts';
import { type DayEntry, entryOf, type Ledger } from './ledger.ts';
import { wantedLists } from './lists.ts';
import type { Rests } from './rests.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Listings are kept this long, so older days are not caught up unasked. */
const KEPT_DAYS = 30;
/** A wish holds for two days; what has not come by then is given up. */
const WISH = 48 * HOUR;
/** A wish is fresh, and goes before everything else, for so long. */
const FRESH_WISH = 5 * MINUTE;

/** All the plan looks at. Times are ms since 1970 (UTC). */
export interface PlanState {
  readonly ledger: Ledger;
  readonly queue: readonly QueuedQuestion[];
  readonly rests: Rests;
}

/** The facts of one decision. */
export interface Moment extends PlanState {
  readonly now: number;
  readonly cadence: Cadence;
  readonly lists: readonly string[];
  readonly isOff: (source: string) => boolean;
  /** The newest batch on the listings, the newest day of the show, New York's date and UTC's. */
  readonly latest: Day;
  readonly newest: Day;
  readonly today: Day;
  readonly utc: Day;
  /** The weekdays of which something is kept, newest first. */
  readonly kept: readonly Day[];
}

export function momentOf(state: PlanState, settings: Settings, now: number, zone: number): Moment {
  const utc = utcDay(now);
  const newest = newestDay(now);
  return {
    ...state,
    now,
    cadence: cadenceOf(settings, state.ledger.offset, zone),
    lists: wantedLists(settings),
    isOff: (source) => settings.sourcesOff.includes(source),
    latest: latestDay(now),
    newest,
    today: newYork(now).day,
    utc,
    kept: keptDays(newest, utc),
  };
}

function keptDays(newest: Day, utc: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = newest; day > addDays(utc, -KEPT_DAYS); day = previousDay(day)) days.push(day);
  return days;
}

/** Whether arXiv's batch of a day is expected, or known to be there. */
export function isAnnounced(day: Day, ledger: Ledger): boolean {
  return entryOf(ledger, day).announced ?? isAnnouncementDay(day);
}

export function isWished(entry: DayEntry, now: number): boolean {
  return now - (entry.wishedAt ?? 0) < WISH;
}

export function isFresh(entry: DayEntry, now: number): boolean {
  return now - (entry.wishedAt ?? 0) < FRESH_WISH;
}
