import type { Day } from '../day.ts';
import type { ListingEntry, Question } from '../source.ts';
import type { DayEntry, ListEntry } from './ledger.ts';
import { newsOf, repeats } from './verdict.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A batch whose predecessor is unknown is compared with arXiv's dated page a little later, when the digest stands. */
const CHECK_AFTER = 10 * MINUTE;
/** An empty list is believed when it is still empty after so long. */
const EMPTY_AFTER = 20 * HOUR;
const EMPTY_AGAIN = 4 * HOUR;
/** A page that says it is this day's, and empty, is believed after so many tries: some eight hours. */
const EMPTY_TRIES = 6;

/** What a list's answer is taken for. */
export type Verdict =
  | { readonly type: 'taken'; readonly entry: ListEntry; readonly announced?: boolean }
  /** Nothing to keep, and nothing to wait for: no batch on this day. */
  | { readonly type: 'none' }
  /** An older batch, or nothing, where news was due. */
  | { readonly type: 'stale' };

export interface ListAnswer {
  readonly question: Question;
  /** The day the answer itself speaks of. */
  readonly day: Day;
  readonly entries: readonly ListingEntry[];
}

export interface Knowledge {
  readonly entry: DayEntry;
  /** The list's batch before this one; empty when it was never read. */
  readonly previous: readonly ListingEntry[];
  /** That batch waits to be checked: it may be one older still, and this answer the one before. */
  readonly isPreviousDoubted: boolean;
  /** The calendar, or an answer, says that there is a batch on this day. */
  readonly isAnnounced: boolean;
  readonly tries: number;
  readonly chance: number;
  /** ms since 1970 (UTC). */
  readonly now: number;
}

/** What to take an arXiv list's answer for, knowing what came before. */
export function judgeListing({ question, day, entries }: ListAnswer, known: Knowledge): Verdict {
  const { previous, isPreviousDoubted, isAnnounced, now, entry } = known;
  const isFeed = question.source === 'arxiv-feed';
  const before = entry.lists[question.list];
  if (day !== question.day || repeats(entries, previous)) return isAnnounced ? { type: 'stale' } : { type: 'none' };
  if (entries.length === 0) return judgeEmpty(question, known, before);
  const taken: ListEntry = {
    source: question.source,
    at: now,
    count: newsOf(entries).length,
    comments: isFeed ? (before?.comments ?? 'unknown') : 'known',
  };
  const isNews = taken.count > 0 && previous.length > 0 && !isPreviousDoubted;
  const isSure = !isFeed || isNews;
  return {
    type: 'taken',
    announced: true,
    entry: isSure ? taken : { ...taken, checkAt: now + CHECK_AFTER * (1 + known.chance) },
  };
}

function judgeEmpty(question: Question, known: Knowledge, before: ListEntry | undefined): Verdict {
  const { entry, isAnnounced, tries, now } = known;
  if (!isAnnounced) return { type: 'none' };
  // No page has confirmed what the feed said: when pages have said otherwise for most of a day, it was an older batch.
  const isDoubted = before?.source === 'arxiv-feed' && question.source !== 'arxiv-feed';
  // A feed with nothing, or with revised papers only, may have been an older batch too: the first empty page counts.
  const since = (before?.count || isDoubted ? before?.emptySince : before?.at) ?? now;
  const isRefuted = isDoubted && now - since >= EMPTY_AFTER;
  if (before && before.count > 0 && !isRefuted) {
    // It was not empty an hour ago; whoever says so now is not believed.
    const doubt = isDoubted ? { emptySince: since } : {};
    return { type: 'taken', entry: { ...before, ...doubt, checkAt: againAt(since, known) } };
  }
  const hasOthers = Object.values(entry.lists).some(({ count }) => count > 0);
  const isPatient = question.source === 'arxiv-listing' && tries >= EMPTY_TRIES;
  const isLate = question.source === 'arxiv-catchup' || (hasOthers && tries > 0) || isPatient;
  if (!before && !isLate) return { type: 'stale' };
  // Pages may have been wrong as well: what they have refuted is empty from now on, and has to stay so as long again.
  const at = before?.count ? now : since;
  const empty: ListEntry = { source: question.source, at, count: 0, comments: 'known' };
  const isSure = question.source === 'arxiv-catchup' && now - at >= EMPTY_AFTER;
  return { type: 'taken', entry: isSure ? empty : { ...empty, checkAt: againAt(at, known) } };
}

/** When to look again at what has been empty since then: in some hours, and at the moment that decides. */
function againAt(since: number, { now, chance }: Knowledge): number {
  const again = now + EMPTY_AGAIN * (1 + chance);
  const decisive = since + EMPTY_AFTER;
  return decisive > now ? Math.min(again, decisive) : again;
}
