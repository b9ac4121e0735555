import { addDays, type Day, newYorkTime, utcDay, utcStart } from '../day.ts';
import type { Schedule, Settings } from '../settings.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Where an installation's moments lie. */
export interface Cadence {
  readonly schedule: Schedule;
  /** 0 … 1, see `Ledger.offset`. */
  readonly offset: number;
  /** Minutes the reader's clock is ahead of UTC now. */
  readonly zone: number;
}

export function cadenceOf(settings: Settings, offset: number, zone: number): Cadence {
  return { schedule: settings.schedule, offset, zone };
}

/**
 * arXiv needs a while to write its pages after 20:00, and not everybody comes in the same minute: whoever opens the popup
 * is served at once, everybody else before New York's midnight, while the listing page alone has the batch.
 */
const FIRST_LOOK = 3 * MINUTE;
const SPREAD = 3.5 * HOUR;
const MORNING = 6;
/** Between two requests of catching up: without a burst. */
export const CATCHUP_GAP = MINUTE;
/** Hugging Face's list fills over its UTC day: 60 % at 7, 91 % at 17 o'clock. */
const COMMUNITY_HOURS = [4, 9, 14, 19];
const COMMUNITY_SPREAD = 60 * MINUTE;

/** When the batch that prints `day` is looked for first, ms since 1970; `Infinity` when only by hand. */
export function batchMoment(day: Day, { schedule, offset, zone }: Cadence): number {
  if (schedule === 'manual') return Number.POSITIVE_INFINITY;
  const announced = newYorkTime(addDays(day, -1), 20);
  if (schedule === 'announced') return announced + FIRST_LOOK + offset * SPREAD;
  // Where the batch comes in the middle of this hour, this morning will do for whoever looks later in it.
  return morningAfter(announced + FIRST_LOOK - offset * HOUR, zone) + offset * HOUR;
}

/** When the community's list of `day` (UTC) is read, ascending: over its day, and once more when it is over. */
export function communityMoments(day: Day, { schedule, offset, zone }: Cadence): number[] {
  const start = utcStart(day);
  const spread = offset * COMMUNITY_SPREAD;
  if (schedule === 'manual') return [];
  if (schedule === 'mornings') {
    return [start, finalFrom(day)].map((moment) => morningAfter(moment, zone) + offset * HOUR);
  }
  return [...COMMUNITY_HOURS, 28].map((hour) => start + hour * HOUR + spread);
}

/** Hugging Face's list of `day` grows no more (with some time for the clocks of the world). */
export function isCommunityFinal(day: Day, now: number): boolean {
  return now >= finalFrom(day);
}

function finalFrom(day: Day): number {
  return utcStart(day) + 26 * HOUR;
}

function morningAfter(moment: number, zone: number): number {
  const local = moment + zone * MINUTE;
  const morning = utcStart(utcDay(local)) + MORNING * HOUR;
  return (morning >= local ? morning : morning + 24 * HOUR) - zone * MINUTE;
}
