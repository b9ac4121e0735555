import type { PaperWords } from '../text/read-paper.ts';
import { drawSketches, likenessTo } from './likeness.ts';

export interface Choice {
  readonly score: number;
  /** Names of the topics it belongs to. */
  readonly topics: readonly string[];
}

/** Points that the dial at 1 takes from a paper that says the same as one before it. */
const SAMENESS = 6;
/** Together the topics are promised at most this share of the places; the best papers fight for the rest. */
const PROMISED = 0.6;
/** Papers looked at for each place. */
const POOL = 6;

/** How many places each topic may count on, when it has that many papers. */
function promise(sorted: readonly Choice[], places: number): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { topics } of sorted) for (const topic of topics) sizes.set(topic, (sizes.get(topic) ?? 0) + 1);
  if (sizes.size < 2) return new Map();
  const share = Math.max(1, Math.floor((places * PROMISED) / sizes.size));
  return new Map([...sizes].map(([topic, size]) => [topic, Math.min(size, share)]));
}

/**
 * Those among which to choose, in the same order: so many that nobody further down gets past the penalty, and what the
 * topics are promised.
 * @param sorted best first, ties settled by the caller.
 */
export function poolOf<T extends Choice>(sorted: readonly T[], places: number): T[] {
  const missing = promise(sorted, places);
  return sorted.filter((choice, rank) => {
    let due = false;
    for (const topic of choice.topics) {
      const left = missing.get(topic) ?? 0;
      if (left > 0) due = true;
      missing.set(topic, left - 1);
    }
    return due || rank < places * POOL;
  });
}

/**
 * Chooses and orders: the best paper first, then always the one that is best after what it repeats of those chosen is
 * taken off, while every topic gets its promised places, spread over the list.
 * @param pool what `poolOf` gave.
 * @param diversity 0 = by score alone (the topics' places stay) … 1.
 * @param wordsOf is asked only when diversity counts.
 */
export function choose<T extends Choice>(
  pool: readonly T[],
  places: number,
  diversity: number,
  wordsOf: (choice: T) => PaperWords,
): T[] {
  const promised = promise(pool, places);
  const sketches = diversity > 0 ? drawSketches(pool.map(wordsOf)) : undefined;
  const repeats = new Float64Array(pool.length);
  const given = new Map<string, number>();
  const left = new Set(pool.keys());
  const chosen: T[] = [];
  while (chosen.length < places && left.size > 0) {
    const lagging = findLagging(promised, given, chosen.length, places);
    const pick = best(pool, left, lagging, (at) => diversity * SAMENESS * (repeats[at] ?? 0));
    const choice = pool[pick];
    if (!choice) break;
    left.delete(pick);
    chosen.push(choice);
    for (const topic of choice.topics) given.set(topic, (given.get(topic) ?? 0) + 1);
    if (!sketches) continue;
    const likeness = likenessTo(sketches, pick);
    for (const at of left) repeats[at] = Math.max(repeats[at] ?? 0, likeness(at));
  }
  return chosen;
}

/**
 * Topics whose turn it is: each promised place is due in the middle of its part of the list. Where several fall due at the
 * same place some come later; when no more places are left than are owed, all of them are due.
 */
function findLagging(
  promised: ReadonlyMap<string, number>,
  given: ReadonlyMap<string, number>,
  taken: number,
  places: number,
): Set<string> {
  const has = (topic: string) => given.get(topic) ?? 0;
  let owed = 0;
  for (const [topic, share] of promised) owed += Math.max(0, share - has(topic));
  const due = (share: number) => (owed >= places - taken ? share : Math.floor((share * (taken + 1)) / places + 0.5));
  return new Set([...promised].filter(([topic, share]) => has(topic) < due(share)).map(([topic]) => topic));
}

function best(
  pool: readonly Choice[],
  left: ReadonlySet<number>,
  lagging: ReadonlySet<string>,
  penalty: (at: number) => number,
): number {
  let pick = -1;
  let highest = Number.NEGATIVE_INFINITY;
  let owed = false;
  for (const at of left) {
    const choice = pool[at];
    if (!choice) continue;
    const due = lagging.size > 0 && choice.topics.some((topic) => lagging.has(topic));
    const value = choice.score - penalty(at);
    if ((due && !owed) || (due === owed && value > highest)) [pick, highest, owed] = [at, value, due];
  }
  return pick;
}
