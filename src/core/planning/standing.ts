import type { Day } from '../day.ts';
import type { SourceFailure } from '../digest.ts';
import type { QueuedQuestion } from '../queue.ts';
import type { Settings } from '../settings.ts';
import { type DayEntry, entryOf } from './ledger.ts';
import { wantedLists } from './lists.ts';
import { isAnnounced, type PlanState } from './moment.ts';
import { busyUntil } from './rests.ts';
import { isObtainable } from './routes.ts';

/** What a day's digest can say of itself. */
export interface Standing {
  readonly sources: readonly string[];
  readonly complete: boolean;
  /** arXiv's own batch is not in it and will not be. */
  readonly communityOnly: boolean;
  /** What went wrong with the questions that wait to be asked again. */
  readonly failures: readonly SourceFailure[];
}

/** How far the reading of a day has come, at `now` (ms since 1970). */
export function standingOf(day: Day, state: PlanState, settings: Settings, now: number): Standing {
  const { ledger, queue, rests } = state;
  const entry = entryOf(ledger, day);
  const lists = Object.values(entry.lists);
  const missing = wantedLists(settings).filter((list) => entry.lists[list] === undefined);
  const isOff = (source: string) => settings.sourcesOff.includes(source);
  const canCome = isAnnounced(day, ledger) && isObtainable(day, now, isOff);
  const isMissed = canCome && missing.some((list) => day >= (ledger.since[list] ?? day));
  const hasBatch = lists.some(({ count }) => count > 0);
  const isCommented = isOff('arxiv-api') || lists.every(({ comments }) => comments !== 'unknown');
  const needed = queue.filter((queued) => queued.day === day && !isExtra(queued, entry));
  const sources = new Set(lists.filter(({ count }) => count > 0).map(({ source }) => source));
  if (entry.community && entry.community.count > 0) sources.add('hugging-face');
  return {
    sources: [...sources].sort(),
    complete: needed.length === 0 && !isMissed && isCommented,
    communityOnly: !hasBatch && (!canCome || missing.length === 0),
    failures: needed.flatMap(({ source, list, url, dueAt, lastFailure: failure }) =>
      failure ? [{ source, list, failure, nextTry: Math.max(dueAt, busyUntil(rests, url, now)) }] : [],
    ),
  };
}

/** A second look at what has been read already: its failure is nobody's loss. */
function isExtra(queued: QueuedQuestion, entry: DayEntry): boolean {
  if (queued.source === 'arxiv-api') return Object.values(entry.lists).every(({ comments }) => comments === 'known');
  if (queued.source === 'hugging-face') return entry.community !== undefined;
  return entry.lists[queued.list] !== undefined;
}
