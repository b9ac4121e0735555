import { addDays, type Day, isWeekday, previousDay } from './day.ts';
import { batchMoment, communityMoments } from './planning/cadence.ts';
import { daysOf, entryOf } from './planning/ledger.ts';
import { isFresh, isWished, type Moment, momentOf, type PlanState } from './planning/moment.ts';
import { busyUntil, isSilent, readyAt } from './planning/rests.ts';
import { isAnswerable } from './planning/routes.ts';
import { activeDays, COMMENTS_PATIENCE, wantedQuestions } from './planning/wants.ts';
import { type QueuedQuestion, sameQuestion } from './queue.ts';
import type { Settings } from './settings.ts';
import { baseList } from './sources/index.ts';

/** What the worker does next. Times are ms since 1970 (UTC). */
export type Step =
  /** Brings the queue in line with what is wanted now. */
  | { readonly type: 'queue'; readonly add: readonly QueuedQuestion[]; readonly drop: readonly QueuedQuestion[] }
  /** Makes questions for the Comments that this day's papers lack. */
  | { readonly type: 'comments'; readonly day: Day }
  | { readonly type: 'compose'; readonly day: Day }
  /** Nothing more comes for this day for now: closes its run. */
  | { readonly type: 'finish'; readonly day: Day }
  | { readonly type: 'ask'; readonly question: QueuedQuestion }
  /** Nothing to do before `until`. */
  | { readonly type: 'wait'; readonly until: number };

const HOUR = 3_600_000;
/** Comments of a day past are not worth more tries. */
const COMMENTS_TRIES = 8;
/** What is due within this time keeps a run open. */
const SOON = 90_000;
/** What was not asked for yet is waited for a little longer, not for hours (a URL that was asked in full lately). */
const SOON_FIRST = HOUR / 2;
/** A digest is published again in the middle of a run at most this often, unless nothing comes for a moment. */
const COMPOSE_GAP = 10_000;
const LULL = 2000;
const LONGEST_WAIT = 6 * HOUR;

/**
 * What to do next: pure, so that the worker may be killed between any two steps and whatever wakes it goes on.
 * @param zone minutes the reader's clock is ahead of UTC.
 */
export function decide(state: PlanState, settings: Settings, now: number, zone: number): Step {
  const moment = momentOf(state, settings, now, zone);
  const wants = wantedQuestions(moment);
  const add = wants.filter((want) => !state.queue.some((queued) => sameQuestion(queued, want)));
  const drop = state.queue.filter((queued) => isObsolete(queued, wants, moment));
  if (add.length > 0 || drop.length > 0) return { type: 'queue', add, drop };

  const uncommented = activeDays(moment).find((day) => wantsComments(day, moment));
  if (uncommented) return { type: 'comments', day: uncommented };

  const next = nextQuestion(moment);
  const dirty = dirtyDay(moment, next?.dueAt ?? Number.POSITIVE_INFINITY);
  if (dirty) return { type: 'compose', day: dirty };
  const done = runningDays(moment).find((day) => !isBusy(day, moment));
  if (done) return { type: 'finish', day: done };
  if (next && next.dueAt <= now) return { type: 'ask', question: next.question };
  return { type: 'wait', until: Math.min(next?.dueAt ?? Number.POSITIVE_INFINITY, nextMoment(moment)) };
}

/** Comments are asked for when all lists of the day have come, or wait to be asked again. */
function wantsComments(day: Day, { ledger, queue, now, isOff }: Moment): boolean {
  const { lists, community } = entryOf(ledger, day);
  const isUnknown = Object.values(lists).some((list) => list.comments === 'unknown') || community?.commented === false;
  if (!isUnknown || isOff('arxiv-api')) return false;
  return !queue.some(
    (queued) => queued.day === day && queued.source !== 'arxiv-api' && queued.tries === 0 && queued.dueAt <= now + SOON,
  );
}

function isObsolete(queued: QueuedQuestion, wants: readonly QueuedQuestion[], moment: Moment): boolean {
  const { ledger, now, isOff, newest, lists } = moment;
  if (isOff(queued.source) || !isAnswerable(queued, now)) return true;
  if (queued.source === 'arxiv-api') {
    const entry = entryOf(ledger, queued.day);
    const isPast = queued.day < previousDay(newest) && !isWished(entry, now);
    const read = Object.values(entry.lists);
    const isKnown = read.length > 0 && read.every(({ comments }) => comments === 'known');
    return (
      queued.tries >= COMMENTS_TRIES || (isPast && queued.tries > 0) || (isKnown && queued.tries >= COMMENTS_PATIENCE)
    );
  }
  // Further pages of a list that is being read, by a name of their own (`cs:2`).
  if (queued.follows) return queued.tries >= COMMENTS_TRIES || !lists.includes(baseList(queued.list));
  return !wants.some((want) => sameQuestion(want, queued));
}

/** How much a question is wanted; less goes first. */
function rankOf(question: QueuedQuestion, { ledger, rests, now, latest, newest }: Moment): number {
  const entry = entryOf(ledger, question.day);
  const isCommunity = question.source === 'hugging-face';
  const fresh = isFresh(entry, now);
  // By turns: what always fails does not keep others from a host that might answer them.
  if (!fresh && question.tries > 0 && isSilent(rests, question.url)) return 40 + question.tries;
  if (!fresh && question.day !== latest && question.day !== newest) return isCommunity ? 20 : 30;
  const isCheck = entry.lists[question.list] !== undefined;
  return (fresh ? 0 : 10) + (isCommunity ? 0 : question.source === 'arxiv-api' ? 2 : isCheck ? 3 : 1);
}

/** The question to ask next and when: of those that may be asked now the most wanted, else the one that may be first. */
function nextQuestion(moment: Moment): { readonly question: QueuedQuestion; readonly dueAt: number } | undefined {
  const { queue, rests, now } = moment;
  const all = queue.map((question) => ({
    question,
    dueAt: Math.max(question.dueAt, readyAt(rests, question.url, now), now),
    rank: rankOf(question, moment),
  }));
  all.sort(
    (a, b) =>
      a.dueAt - b.dueAt ||
      a.rank - b.rank ||
      (a.question.day > b.question.day ? -1 : a.question.day < b.question.day ? 1 : 0) ||
      a.question.dueAt - b.question.dueAt,
  );
  return all[0];
}

function runningDays({ ledger }: Moment): Day[] {
  return daysOf(ledger).flatMap(([day, entry]) => (entry.running ? [day] : []));
}

/** Something of this day comes soon: its run is on. */
function isBusy(day: Day, { queue, rests, now }: Moment): boolean {
  return queue.some((queued) => {
    if (queued.day !== day) return false;
    const dueAt = Math.max(queued.dueAt, readyAt(rests, queued.url, now));
    const isFirst = queued.tries === 0 && busyUntil(rests, queued.url, now) <= now;
    return dueAt <= now + (isFirst ? SOON_FIRST : SOON);
  });
}

/** A day whose digest is to be published now: at once what is worth it, the rest when nothing comes soon. */
function dirtyDay(moment: Moment, nextAt: number): Day | undefined {
  const { ledger, now } = moment;
  for (const [day, { dirty, composedAt }] of daysOf(ledger)) {
    if (!dirty) continue;
    if (!isBusy(day, moment)) return day;
    const isRested = composedAt === undefined || now - composedAt >= COMPOSE_GAP || composedAt > now;
    if (dirty.soon && (isRested || nextAt > now + LULL)) return day;
  }
  return undefined;
}

/** When something new will be wanted although nothing happens. */
function nextMoment({ ledger, now, cadence, newest }: Moment): number {
  const moments: number[] = [now + LONGEST_WAIT];
  for (const day of [previousDay(newest), newest, addDays(newest, 1), addDays(newest, 2), addDays(newest, 3)]) {
    if (!isWeekday(day)) continue;
    moments.push(batchMoment(day, cadence), ...communityMoments(day, cadence));
    const read = entryOf(ledger, day).community;
    if (read) moments.push(read.at + (read.cheap ? HOUR : 3 * HOUR));
  }
  for (const [, entry] of daysOf(ledger)) {
    for (const { checkAt = now } of Object.values(entry.lists)) moments.push(checkAt);
  }
  return Math.min(...moments.filter((moment) => moment > now));
}
