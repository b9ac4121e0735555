import {
  addDays,
  type Day,
  isAnnouncementDay,
  isWeekday,
  latestDay,
  newestDay,
  newYork,
  previousDay,
  utcDay,
} from './day.ts';
import { batchMoment, type Cadence, cadenceOf, communityMoments, isCommunityFinal } from './planning/cadence.ts';
import { type DayEntry, entryOf, type Ledger } from './planning/ledger.ts';
import { wantedLists } from './planning/lists.ts';
import { busyUntil, type Rests, readyAt } from './planning/rests.ts';
import { baseList, isAnswerable, isCatchable, routesOf } from './planning/routes.ts';
import { type QueuedQuestion, sameQuestion } from './queue.ts';
import type { Settings } from './settings.ts';
import type { Question } from './source.ts';
import { dailyQuestion } from './sources/index.ts';

/** All the plan looks at. Times are ms since 1970 (UTC). */
export interface PlanState {
  readonly ledger: Ledger;
  readonly queue: readonly QueuedQuestion[];
  readonly rests: Rests;
}

/** What the worker does next. */
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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Listings are kept this long, so older days are not caught up unasked. */
const KEPT_DAYS = 30;
/** Between two requests of catching up: without a burst. */
const CATCHUP_GAP = MINUTE;
/** A failed question is asked elsewhere, where there is an elsewhere, after this many tries. */
const PATIENCE = 2;
const COMMENTS_PATIENCE = 3;
const COMMENTS_BUSY = 15 * MINUTE;
/** Comments of days past are not worth more. */
const COMMENTS_TRIES = 8;
const COMMUNITY_TRIES = 10;
/** A wish is fresh, and goes before everything else, for so long. */
const FRESH_WISH = 5 * MINUTE;
const WISH = 48 * HOUR;
/** What is due within this time keeps a run open. */
const SOON = 90_000;
/** A digest is published again in the middle of a run at most this often. */
const COMPOSE_GAP = 10_000;
const LONGEST_WAIT = 6 * HOUR;

/** The facts of one decision. */
interface Moment extends PlanState {
  readonly settings: Settings;
  readonly now: number;
  readonly cadence: Cadence;
  readonly lists: readonly string[];
  readonly isOff: (source: string) => boolean;
}

/**
 * What to do next: pure, so that the worker may be killed between any two steps and whatever wakes it goes on.
 * @param zone minutes the reader's clock is ahead of UTC.
 */
export function decide(state: PlanState, settings: Settings, now: number, zone: number): Step {
  const off = new Set(settings.sourcesOff);
  const moment: Moment = {
    ...state,
    ...{ settings, now, lists: wantedLists(settings), isOff: (source) => off.has(source) },
    cadence: cadenceOf(settings, state.ledger.offset, zone),
  };
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

/** Whether arXiv's batch of a day is expected, or known to be there. */
function isAnnounced(day: Day, ledger: Ledger): boolean {
  return entryOf(ledger, day).announced ?? isAnnouncementDay(day);
}

/** Days that something may be wanted of, the most wanted first. */
function activeDays(moment: Moment): Day[] {
  const { ledger, now, queue } = moment;
  const wished = Object.entries(ledger.days)
    .filter(([, entry]) => isWished(entry, now))
    .sort(([, a], [, b]) => (b.wishedAt ?? 0) - (a.wishedAt ?? 0))
    .map(([day]) => day as Day);
  const fresh = wished.filter((day) => isFresh(entryOf(ledger, day), now));
  const days: Day[] = [...fresh, latestDay(now), newestDay(now)];
  for (let day = newestDay(now); day > addDays(utcDay(now), -KEPT_DAYS); day = previousDay(day)) days.push(day);
  return [...new Set([...days, ...wished, ...queue.map(({ day }) => day)])];
}

/** A wish holds for two days; what has not come by then is given up. */
function isWished(entry: DayEntry, now: number): boolean {
  return entry.wishedAt !== undefined && now - entry.wishedAt < WISH;
}

function isFresh(entry: DayEntry, now: number): boolean {
  return entry.wishedAt !== undefined && now - entry.wishedAt < FRESH_WISH;
}

function wantedQuestions(moment: Moment): QueuedQuestion[] {
  const { now, queue, ledger } = moment;
  const wants: QueuedQuestion[] = [];
  let caughtUpTo = Math.max(now, ledger.caughtUpTo ?? 0);
  const isCatchingUp = (day: Day) => day < latestDay(now) && !isWished(entryOf(ledger, day), now);
  let catchingUp: Day | undefined;
  for (const day of activeDays(moment)) {
    const questions = [...communityWants(day, moment), ...listWants(day, moment)];
    if (questions.length === 0) continue;
    if (isCatchingUp(day)) {
      // One day at a time, newest first; the next when this one has answered, or waits to be asked again.
      if (catchingUp) continue;
      const fresh = questions.filter((want) => (queue.find((queued) => sameQuestion(queued, want))?.tries ?? 0) === 0);
      if (fresh.length > 0) catchingUp = day;
    }
    for (const question of questions) {
      const known = queue.find((queued) => sameQuestion(queued, question));
      let dueAt = now;
      if (!known && isCatchingUp(day) && question.source !== 'hugging-face') {
        dueAt = caughtUpTo;
        caughtUpTo += CATCHUP_GAP;
      }
      wants.push(known ?? { ...question, dueAt, tries: 0 });
    }
  }
  return wants;
}

/** The community's list of a day, when it is its time. */
function communityWants(day: Day, { ledger, now, cadence, isOff, queue }: Moment): Question[] {
  const question = dailyQuestion(day);
  if (isOff(question.source) || day > utcDay(now)) return [];
  const entry = entryOf(ledger, day);
  if (!isWeekday(day) && !isWished(entry, now)) return [];
  const read = entry.community;
  const tries = queue.find((queued) => sameQuestion(queued, question))?.tries ?? 0;
  if (tries >= COMMUNITY_TRIES && day < newestDay(now)) return [];
  if (!read) {
    const since = ledger.since[''];
    const isKept = since !== undefined && day >= since && day > addDays(utcDay(now), -KEPT_DAYS);
    const isDue = communityMoments(day, cadence).some((moment) => moment <= now);
    return isWished(entry, now) || (isKept && isDue) ? [question] : [];
  }
  if (isCommunityFinal(day, read.at)) return [];
  const gap = read.cheap ? HOUR : 3 * HOUR;
  if (now < read.at + gap) return [];
  if (!read.cheap && utcDay(read.at) === utcDay(now) && read.readsToday >= 4) return [];
  const isMoment = communityMoments(day, cadence).some((moment) => moment <= now && moment > read.at);
  const isAsked = (entry.wishedAt ?? 0) > read.at && isFresh(entry, now);
  return isMoment || isAsked ? [question] : [];
}

/** The lists of a day that are missing, or should be looked at once more. */
function listWants(day: Day, moment: Moment): Question[] {
  const { lists, ledger, now, cadence, queue } = moment;
  const entry = entryOf(ledger, day);
  if (!isWeekday(day) || day > latestOrToday(now)) return [];
  const isDue = isWished(entry, now) || batchMoment(day, cadence) <= now;
  if (!isDue) return [];
  const isHoliday = !isAnnounced(day, ledger);
  // On a day the calendar calls a holiday one list is asked, in case the calendar is wrong.
  const asked = isHoliday ? (entry.announced === false ? [] : lists.slice(0, 1)) : lists;
  return asked.flatMap((list) => {
    const read = entry.lists[list];
    const isKept = day >= (ledger.since[list] ?? latestDay(now)) && day > addDays(utcDay(now), -KEPT_DAYS);
    if (!isKept && !isWished(entry, now)) return [];
    const routes = isHoliday ? holidayRoutes(day, list, moment) : routesOf(day, list, now, moment.isOff);
    if (!read) return upTo(routes, PATIENCE, queue);
    const pages = routes.filter(({ source }) => source !== 'arxiv-feed');
    const isCheck = read.checkAt !== undefined && read.checkAt <= now;
    const isWithoutComments = read.comments === 'asked' && isCommentsStuck(day, moment);
    return isCheck || isWithoutComments ? upTo(pages, PATIENCE, queue) : [];
  });
}

/** On the day itself the feed tells of a surprise; afterwards nobody need be asked. */
function holidayRoutes(day: Day, list: string, { now, isOff }: Moment): Question[] {
  return day === newYork(now).day ? routesOf(day, list, now, isOff).slice(0, 1) : [];
}

function latestOrToday(now: number): Day {
  const latest = latestDay(now);
  const today = newYork(now).day;
  return latest > today ? latest : today;
}

/** The first route, and each further one when those before it have failed often enough. */
function upTo(routes: readonly Question[], patience: number, queue: readonly QueuedQuestion[]): Question[] {
  const until = routes.findIndex((route) => {
    const queued = queue.find((each) => sameQuestion(each, route));
    return !queued || queued.tries < patience;
  });
  return until < 0 ? [...routes] : routes.slice(0, until + 1);
}

/** The API does not tell this day's Comments in good time: pages have them too. */
function isCommentsStuck(day: Day, { queue, rests, now }: Moment): boolean {
  return queue.some(
    (queued) =>
      queued.source === 'arxiv-api' &&
      queued.day === day &&
      (queued.tries >= COMMENTS_PATIENCE || busyUntil(rests, queued.url, now) > now + COMMENTS_BUSY),
  );
}

/** Comments are asked for when all lists of the day have come, or wait to be asked again. */
function wantsComments(day: Day, moment: Moment): boolean {
  const { ledger, queue, now, isOff } = moment;
  const { lists, community } = entryOf(ledger, day);
  if (isOff('arxiv-api')) return false;
  const isWaiting = queue.some(
    (queued) => queued.day === day && queued.source !== 'arxiv-api' && queued.tries === 0 && queued.dueAt <= now + SOON,
  );
  if (isWaiting) return false;
  return Object.values(lists).some((list) => list.comments === 'unknown') || community?.commented === false;
}

function isObsolete(queued: QueuedQuestion, wants: readonly QueuedQuestion[], moment: Moment): boolean {
  const { ledger, now, isOff } = moment;
  if (isOff(queued.source) || !isAnswerable(queued, now)) return true;
  const entry = entryOf(ledger, queued.day);
  if (queued.source === 'arxiv-api') {
    const isPast = queued.day < previousDay(newestDay(now)) && !isWished(entry, now);
    const isKnown =
      Object.keys(entry.lists).length > 0 && Object.values(entry.lists).every(({ comments }) => comments === 'known');
    return (
      queued.tries >= COMMENTS_TRIES || (isPast && queued.tries > 0) || (isKnown && queued.tries >= COMMENTS_PATIENCE)
    );
  }
  // Further pages of a list that is being read, by its own name (`cs:2`).
  if (queued.follows) return queued.tries >= COMMENTS_TRIES || !moment.lists.includes(baseList(queued.list));
  return !wants.some((want) => sameQuestion(want, queued));
}

/** How much a question is wanted; less goes first. */
function rankOf(question: QueuedQuestion, { ledger, now }: Moment): number {
  const entry = entryOf(ledger, question.day);
  const isForemost = isFresh(entry, now) || question.day === latestDay(now) || question.day === newestDay(now);
  const isCommunity = question.source === 'hugging-face';
  if (isForemost) {
    const isCheck = entry.lists[question.list] !== undefined;
    return (isFresh(entry, now) ? 0 : 10) + (isCommunity ? 0 : question.source === 'arxiv-api' ? 2 : isCheck ? 3 : 1);
  }
  return isCommunity ? 20 : 30;
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
      a.question.dueAt - b.question.dueAt ||
      (a.question.url < b.question.url ? -1 : 1),
  );
  return all[0];
}

function runningDays({ ledger }: Moment): Day[] {
  return Object.entries(ledger.days).flatMap(([day, entry]) => (entry.running ? [day as Day] : []));
}

/** Something of this day comes soon: its run is on. */
function isBusy(day: Day, { queue, rests, now }: Moment): boolean {
  return queue.some((queued) => {
    if (queued.day !== day) return false;
    const dueAt = Math.max(queued.dueAt, readyAt(rests, queued.url, now));
    return dueAt <= now + SOON || (queued.tries === 0 && busyUntil(rests, queued.url, now) <= now);
  });
}

/** A day whose digest is to be published now: at once what is worth it, the rest when nothing comes soon. */
function dirtyDay(moment: Moment, nextAt: number): Day | undefined {
  const { ledger, now } = moment;
  for (const [key, { dirty, composedAt }] of Object.entries(ledger.days)) {
    const day = key as Day;
    if (!dirty) continue;
    if (!isBusy(day, moment)) return day;
    const isRested = composedAt === undefined || now - composedAt >= COMPOSE_GAP || composedAt > now;
    if (dirty.soon && (isRested || nextAt > now + 2000)) return day;
  }
  return undefined;
}

/** When something new will be wanted although nothing happens. */
function nextMoment({ ledger, now, cadence }: Moment): number {
  const moments: number[] = [now + LONGEST_WAIT];
  const newest = newestDay(now);
  for (const day of [previousDay(newest), newest, addDays(newest, 1), addDays(newest, 2), addDays(newest, 3)]) {
    if (!isWeekday(day)) continue;
    moments.push(batchMoment(day, cadence), ...communityMoments(day, cadence));
    const read = entryOf(ledger, day).community;
    if (read) moments.push(read.at + (read.cheap ? HOUR : 3 * HOUR));
  }
  for (const entry of Object.values(ledger.days)) {
    for (const { checkAt } of Object.values(entry.lists)) if (checkAt !== undefined) moments.push(checkAt);
  }
  return Math.min(...moments.filter((moment) => moment > now));
}

/** What a day's digest can say of itself. */
export interface Standing {
  readonly sources: readonly string[];
  readonly complete: boolean;
  /** arXiv's own batch is not in it and will not be. */
  readonly communityOnly: boolean;
  /** Questions that are waiting to be asked again, with what went wrong. */
  readonly waiting: readonly { readonly question: QueuedQuestion; readonly nextTry: number }[];
}

/** How far the reading of a day has come. */
export function standingOf(day: Day, state: PlanState, settings: Settings, now: number): Standing {
  const { ledger, queue, rests } = state;
  const entry = entryOf(ledger, day);
  const lists = Object.values(entry.lists);
  const missing = wantedLists(settings).filter((list) => entry.lists[list] === undefined);
  const isObtainable = isAnnounced(day, ledger) && isCatchable(day, now);
  const isMissed = isObtainable && missing.some((list) => day >= (ledger.since[list] ?? day));
  const hasBatch = lists.some(({ count }) => count > 0);
  const isCommented =
    settings.sourcesOff.includes('arxiv-api') || lists.every(({ comments }) => comments !== 'unknown');
  const needed = queue.filter((queued) => queued.day === day && !isExtra(queued, entry));
  const sources = new Set(lists.filter(({ count }) => count > 0).map(({ source }) => source));
  if (entry.community && entry.community.count > 0) sources.add('hugging-face');
  return {
    sources: [...sources].sort(),
    complete: needed.length === 0 && !isMissed && isCommented,
    communityOnly: !hasBatch && (!isObtainable || missing.length === 0),
    waiting: needed
      .filter((queued) => queued.lastFailure !== undefined)
      .map((question) => ({ question, nextTry: Math.max(question.dueAt, busyUntil(rests, question.url, now)) })),
  };
}

/** A second look at what has been read already: its failure is nobody's loss. */
function isExtra(queued: QueuedQuestion, entry: DayEntry): boolean {
  if (queued.source === 'arxiv-api') return Object.values(entry.lists).every(({ comments }) => comments === 'known');
  if (queued.source === 'hugging-face') return entry.community !== undefined;
  return entry.lists[queued.list] !== undefined;
}
