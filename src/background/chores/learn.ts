import type { Day } from '../../core/day.ts';
import type { PaperId } from '../../core/paper.ts';
import { withDay } from '../../core/planning/ledger.ts';
import {
  type Background,
  emptyBackground,
  examplesOf,
  extendBackground,
  passedOver,
  trainTaste,
} from '../../core/ranking/taste.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/database.ts';
import { DAYS as COUNTS, type DayCounts, readDigest, readShelf } from '../../platform/digests.ts';
import { MARKED, readMarks } from '../../platform/marks.ts';
import { readPapers } from '../../platform/papers.ts';
import { isBeingRead } from '../../platform/presence.ts';
import { readState, readStates } from '../../platform/state.ts';
import { readTaste, TASTE, TASTE_FROM } from '../../platform/taste.ts';
import { ledgerIn, putLedger } from '../plan-state.ts';

/** State keys: what passed by (400 kB), and how far it and the taste have come (small, read often). */
const PASSED = 'background';
const LEARNED = 'learned';

/** Papers counted at a time: some tens of ms. */
const SLICE = 150;
/** Days whose papers are counted, newest first; which of them were is remembered as long. */
const DAYS = 7;
const MINUTE = 60_000;
/** The taste is learned anew when so many times more papers have passed by. */
const GROWN = 1.5;

interface Learned {
  /** What the taste was made of: the state of the marks, where learning starts, how many papers had passed by. */
  readonly marked?: number | undefined;
  readonly from?: number | undefined;
  readonly trainedOn?: number;
  readonly papers: number;
  /** Candidates of each counted day. */
  readonly days: Readonly<Record<Day, number>>;
}

interface Passed {
  readonly background: Background;
  readonly seen: Readonly<Record<Day, readonly PaperId[]>>;
}

const NOTHING: Learned = { papers: 0, days: {} };

/**
 * Counts the words of papers once each, on the day they are first seen, and learns the reader's taste from their marks.
 * It waits while somebody reads, so that neither the list nor the page's time is touched.
 */
export async function learn(): Promise<number> {
  const [learned = NOTHING, marked, from, days = []] = (await readStates([LEARNED, MARKED, TASTE_FROM, COUNTS])) as [
    Learned?,
    number?,
    number?,
    DayCounts[]?,
  ];
  const recent = days.slice(0, DAYS);
  const behind = recent.find(({ day, candidates }) => learned.days[day] !== candidates);
  const { trainedOn, papers } = learned;
  const isTold = learned.marked === marked && learned.from === from;
  const isDue = !isTold || papers > (trainedOn ?? -1) * GROWN;
  if (!behind && !isDue) return Number.POSITIVE_INFINITY;
  if (await isBeingRead()) return now() + MINUTE;
  if (behind) await countPapers(behind, recent, learned);
  else await train(learned, { ...learned, marked, from, trainedOn: papers }, recent);
  return 0;
}

/** Adds a slice of a day's papers to what passed by. Replaced ones passed by before; so did most community picks. */
async function countPapers({ day, candidates }: DayCounts, recent: readonly DayCounts[], learned: Learned) {
  const [passed, shelf] = await Promise.all([readState<Passed>(PASSED), readShelf(day)]);
  const rows = shelf?.rows.filter(({ announce }) => announce !== 'replace') ?? [];
  const hasBatch = rows.some(({ announce }) => announce);
  const seen = new Set(Object.values(passed?.seen ?? {}).flat());
  const fresh = rows.flatMap(({ id, announce }) => ((announce || !hasBatch) && !seen.has(id) ? [id] : []));
  // In order of their ids, neighbours come out of one block: by score, each slice would read nearly all of the day's.
  const slice = fresh.sort().slice(0, SLICE);
  const papers = await readPapers(slice);
  const background = extendBackground(passed?.background ?? emptyBackground(), papers.values());
  const own = [...(passed?.seen[day] ?? []), ...slice];
  const counted = recent.flatMap((one) => {
    const ids = one.day === day ? own : passed?.seen[one.day];
    return ids ? [[one.day, ids] as const] : [];
  });
  const isDone = fresh.length <= SLICE;
  const done = recent.flatMap((one) => {
    const count = one.day === day ? (isDone ? candidates : undefined) : learned.days[one.day];
    return count === undefined ? [] : [[one.day, count] as const];
  });
  await transact(['state'], (tx, operations) => {
    const state = tx.objectStore('state');
    const noted: Learned = { ...learned, papers: background.papers, days: Object.fromEntries(done) };
    if (slice.length > 0) operations.push(state.put({ background, seen: Object.fromEntries(counted) }, PASSED));
    operations.push(state.put(noted, LEARNED));
  });
}

/** Learns the taste; where it says something new, the newest digest is to be made again, noted with it. */
async function train(before: Learned, learned: Learned, recent: readonly DayCounts[]): Promise<void> {
  const [passed, marks, known, ...digests] = await Promise.all([
    readState<Passed>(PASSED),
    readMarks(),
    readTaste(),
    ...recent.map(({ day }) => readDigest(day)),
  ]);
  const newest = recent[0]?.day;
  const from = learned.from ?? 0;
  const examples = [
    ...examplesOf(marks.values(), from),
    ...digests.flatMap((digest) => passedOver(digest?.cards ?? [], marks, from)),
  ];
  const model = trainTaste(examples, passed?.background ?? emptyBackground());
  const taste = model.words.size > 0 ? model : undefined;
  const isMarked = before.marked !== learned.marked && said(known) !== said(taste);
  const isNews = isMarked || before.from !== learned.from || !known !== !taste;
  const at = now();
  await transact(['state', 'questions'], async (tx, operations) => {
    const state = tx.objectStore('state');
    // Forgotten in this very moment: what was learned before is not brought back.
    if ((await state.get(TASTE_FROM)) !== learned.from) return;
    operations.push(taste ? state.put(taste, TASTE) : state.delete(TASTE), state.put(learned, LEARNED));
    if (!isNews || !newest) return;
    operations.push(putLedger(tx, withDay(await ledgerIn(tx), newest, { dirty: { since: at, soon: true } })));
  });
}

function said(taste: Awaited<ReturnType<typeof readTaste>>): string {
  return JSON.stringify(taste && [...taste.words]);
}
