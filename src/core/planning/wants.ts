import { type Day, isWeekday } from '../day.ts';
import { type QueuedQuestion, sameQuestion } from '../queue.ts';
import type { Question } from '../source.ts';
import { dailyQuestion } from '../sources/index.ts';
import { batchMoment, CATCHUP_GAP, communityMoments, isCommunityFinal } from './cadence.ts';
import { daysOf, entryOf } from './ledger.ts';
import { isAnnounced, isFresh, isWished, type Moment } from './moment.ts';
import { busyUntil } from './rests.ts';
import { routesOf } from './routes.ts';
import { failuresOf } from './silence.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A failed question is asked elsewhere too, where there is an elsewhere, after this many tries. */
const PATIENCE = 2;
/** The API's Comments are looked for on pages after so many tries, or when it keeps us waiting so long. */
export const COMMENTS_PATIENCE = 3;
const COMMENTS_BUSY = 15 * MINUTE;

/** Days that something may be wanted of, the most wanted first. */
export function activeDays({ ledger, now, queue, latest, newest, kept }: Moment): Day[] {
  const wished = daysOf(ledger)
    .filter(([, entry]) => isWished(entry, now))
    .sort(([, a], [, b]) => (b.wishedAt ?? 0) - (a.wishedAt ?? 0))
    .map(([day]) => day);
  const fresh = wished.filter((day) => isFresh(entryOf(ledger, day), now));
  return [...new Set([...fresh, latest, newest, ...kept, ...wished, ...queue.map(({ day }) => day)])];
}

/** The questions that should be in the queue now; those that are keep their tries and times. */
export function wantedQuestions(moment: Moment): QueuedQuestion[] {
  const { now, queue, ledger, latest } = moment;
  const wants: QueuedQuestion[] = [];
  let gap = Math.max(now, ledger.caughtUpTo ?? 0);
  let isCatchingUp = false;
  for (const day of activeDays(moment)) {
    const questions = [...communityWants(day, moment), ...listWants(day, moment)];
    const known = questions.map((question) => queue.find((queued) => sameQuestion(queued, question)));
    const isPast = day < latest && !isWished(entryOf(ledger, day), now);
    // One past day at a time, newest first; the next when all of this one has answered, or waits to be asked again.
    const isNext = !isPast || !isCatchingUp;
    if (isPast && known.some((queued) => (queued?.tries ?? 0) === 0)) isCatchingUp = true;
    questions.forEach((question, at) => {
      const queued = known[at];
      if (queued) wants.push(queued);
      else if (isNext) {
        const isSlow = isPast && question.source !== 'hugging-face';
        wants.push({ ...question, dueAt: isSlow ? gap : now, tries: 0 });
        if (isSlow) gap += CATCHUP_GAP;
      }
    });
  }
  return wants;
}

/** The community's list of a day, when it is its time. */
function communityWants(day: Day, { ledger, now, cadence, isOff, utc, newest, kept }: Moment): Question[] {
  const entry = entryOf(ledger, day);
  const read = entry.community;
  if (day > utc || (read && isCommunityFinal(day, read.at))) return [];
  const wished = isWished(entry, now);
  const question = dailyQuestion(day);
  if (isOff(question.source)) return [];
  if (!read) {
    const isDue = () => communityMoments(day, cadence).some((moment) => moment <= now);
    return wished || (day >= (ledger.since[''] ?? newest) && kept.includes(day) && isDue()) ? [question] : [];
  }
  if (now < read.at + (read.cheap ? HOUR : 3 * HOUR)) return [];
  return isFresh(entry, now) || communityMoments(day, cadence).some((moment) => moment <= now && moment > read.at)
    ? [question]
    : [];
}

/** The lists of a day that are missing, or should be looked at once more. */
function listWants(day: Day, moment: Moment): Question[] {
  const { lists, ledger, now, cadence, latest, kept } = moment;
  const entry = entryOf(ledger, day);
  const wished = isWished(entry, now);
  const open = lists.filter((list) => (wished || day >= (ledger.since[list] ?? latest)) && isOpen(list, day, moment));
  if (open.length === 0 || !isWeekday(day)) return [];
  if (!wished && (!kept.includes(day) || batchMoment(day, cadence) > now)) return [];
  const isHoliday = !isAnnounced(day, ledger);
  if (isHoliday) {
    // In case the calendar is wrong, one list is asked: its feed on the day itself, its dated page after.
    return lists
      .slice(0, entry.announced === undefined ? 1 : 0)
      .flatMap((list) => routesOf(day, list, now, moment.isOff));
  }
  return open.flatMap((list) => {
    const routes = routesOf(day, list, now, moment.isOff);
    const isAgain = entry.lists[list] !== undefined;
    return upTo(isAgain ? routes.filter(({ source }) => source !== 'arxiv-feed') : routes, moment);
  });
}

/** Whether a list has not been read, or should be once more: to check it, or for its Comments. */
function isOpen(list: string, day: Day, moment: Moment): boolean {
  const read = entryOf(moment.ledger, day).lists[list];
  if (!read) return true;
  if (read.checkAt !== undefined) return read.checkAt <= moment.now;
  return read.comments === 'asked' && isCommentsStuck(day, moment);
}

/** The first route, and each further one when those before it have failed often enough; one that waits stays. */
function upTo(routes: readonly Question[], { queue, rests }: Moment): Question[] {
  const known = routes.map((route) => queue.find((each) => sameQuestion(each, route)));
  const first = known.findIndex((queued) => !queued || failuresOf(queued, rests) < PATIENCE);
  return routes.filter((_, at) => first < 0 || at <= first || known[at]);
}

/** The API does not tell this day's Comments in good time: pages have them too. */
function isCommentsStuck(day: Day, { queue, rests, now }: Moment): boolean {
  return queue.some(
    (queued) =>
      queued.source === 'arxiv-api' &&
      queued.day === day &&
      (failuresOf(queued, rests) >= COMMENTS_PATIENCE || busyUntil(rests, queued.url, now) > now + COMMENTS_BUSY),
  );
}
