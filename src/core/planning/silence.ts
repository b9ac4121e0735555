import { latestDay } from '../day.ts';
import type { Failure } from '../failure.ts';
import type { QueuedQuestion } from '../queue.ts';
import { backoff } from './backoff.ts';
import { CATCHUP_GAP } from './cadence.ts';
import { entryOf } from './ledger.ts';
import { isFresh, type PlanState } from './moment.ts';
import { hostOf, ownStrikes, type Rests } from './rests.ts';

const OFFLINE: Failure = { kind: 'offline' };
/** Failures that speak of the host; the others are this machine's or our own. */
export const BY_HOST: readonly Failure['kind'][] = ['offline', 'timeout', 'unreadable', 'refused'];
/** The first of them, that nobody answered at all. */
const UNANSWERED = BY_HOST.slice(0, 2);

/**
 * How often a question has failed: by its own tries, and by those of its host that failed while others answered. Whom a
 * network keeps from a host is kept for good, and a new question is no news to it; who has no network has one again soon.
 */
export function failuresOf({ tries, url }: QueuedQuestion, rests: Rests): number {
  return tries > 0 ? Math.max(tries, ownStrikes(rests, url)) : 0;
}

/**
 * What waits for the host of `url` and is put off, because it was silent once more (`now`, ms since 1970): as if it had been
 * asked as well. So one question at a time is asked of a silent host. What the reader has just asked for is asked all
 * the same, and so is, once, what was never asked.
 */
export function putOff(
  { queue, ledger, rests }: PlanState,
  url: string,
  now: number,
  chance: number,
): QueuedQuestion[] {
  // A page that is refused for a day is not the host.
  const longest = backoff(OFFLINE, Number.POSITIVE_INFINITY, chance, now);
  return waitingFor(queue, url, BY_HOST).flatMap((question) => {
    const failure = question.lastFailure ?? OFFLINE;
    const dueAt = now + Math.min(backoff(failure, failuresOf(question, rests), chance, now), longest);
    return dueAt > question.dueAt && !isFresh(entryOf(ledger, question.day), now) ? [{ ...question, dueAt }] : [];
  });
}

/**
 * What waits for the host of `url` when it has answered again: all of it is due, the newest days first, and pages of days
 * past one after the other, as when they are caught up.
 */
export function freed({ queue, ledger }: PlanState, url: string, now: number): Omit<PlanState, 'rests'> {
  let next = Math.max(now, ledger.caughtUpTo ?? 0);
  const free = waitingFor(queue, url, UNANSWERED)
    .sort((a, b) => b.day.localeCompare(a.day))
    .map((question) => {
      const isSlow = hostOf(url) === 'arxiv.org' && question.day < latestDay(now);
      const dueAt = Math.min(question.dueAt, isSlow ? next : now);
      if (isSlow) next += CATCHUP_GAP;
      return { ...question, dueAt };
    });
  return { queue: free, ledger: { ...ledger, caughtUpTo: next } };
}

function waitingFor(
  queue: readonly QueuedQuestion[],
  url: string,
  kinds: readonly Failure['kind'][],
): QueuedQuestion[] {
  return queue.filter(
    (question) => hostOf(question.url) === hostOf(url) && kinds.some((kind) => kind === question.lastFailure?.kind),
  );
}
