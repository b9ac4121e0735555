import { addDays, type Day, latestDay, newYork } from '../day.ts';
import type { Question } from '../source.ts';
import { catchupQuestion, feedQuestion, listingQuestion } from '../sources/index.ts';

/** arXiv's catch-up pages go back this far. */
const CATCHUP_DAYS = 89;

/** Whether anybody who may be asked can tell `day`'s lists, at `now` or later. */
export function isObtainable(day: Day, now: number, isOff: (source: string) => boolean): boolean {
  const hasFeed = day >= newYork(now).day && !isOff('arxiv-feed');
  const hasListing = day >= latestDay(now) && !isOff('arxiv-listing');
  return hasFeed || hasListing || (isCatchable(day, now) && !isOff('arxiv-catchup'));
}

/** Whether catch-up pages still know `day`. */
function isCatchable(day: Day, now: number): boolean {
  return day >= addDays(newYork(now).day, -CATCHUP_DAYS);
}

/**
 * Who can tell one list of one day at `now`, best first. The feed is today's in New York and small; the listing page
 * shows the latest batch (from 20:00 the evening before, and over weekends, where it may lag), with Comments; catch-up knows
 * any day gone.
 */
export function routesOf(day: Day, list: string, now: number, isOff: (source: string) => boolean): Question[] {
  const today = newYork(now).day;
  const routes: Question[] = [];
  if (day === today) routes.push(feedQuestion(day, list));
  if (day === latestDay(now)) routes.push(listingQuestion(day, list));
  if (day < today && isCatchable(day, now)) routes.push(catchupQuestion(day, list));
  return routes.filter(({ source }) => !isOff(source));
}

/** Whether a queued question can still be answered with what it was made for. */
export function isAnswerable(question: Question, now: number): boolean {
  switch (question.source) {
    case 'arxiv-feed':
      return question.day === newYork(now).day;
    case 'arxiv-listing':
      return question.day === latestDay(now);
    case 'arxiv-catchup':
      return isCatchable(question.day, now);
    default:
      return true;
  }
}
