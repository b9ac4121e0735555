import type { PaperWords } from '../text/read-paper.ts';

/** A paper's rarer words with weights, of length 1. */
export type Sketch = ReadonlyMap<number, number>;

const TITLE_WEIGHT = 3;

/** Draws sketches of a pool of papers; how rare a word is is counted within the pool, where what all say still counts a little: a pool of twins must look like one. */
export function drawSketches(pool: readonly PaperWords[]): Sketch[] {
  const counts = pool.map(({ title, abstract }) => {
    const count = new Map<number, number>();
    for (const word of title.hashes) count.set(word, (count.get(word) ?? 0) + TITLE_WEIGHT);
    for (const word of abstract.hashes) count.set(word, (count.get(word) ?? 0) + 1);
    return count;
  });
  const spread = new Map<number, number>();
  for (const count of counts) for (const word of count.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  return counts.map((count) => {
    let square = 0;
    for (const [word, n] of count) {
      const weight = (1 + Math.log(n)) * Math.log(1 + pool.length / (4 * (spread.get(word) ?? 1)));
      count.set(word, weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (const [word, weight] of count) count.set(word, weight / length);
    return count;
  });
}

/** 0 = nothing in common … 1 = the same words. */
export function likeness(a: Sketch, b: Sketch): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of few) sum += weight * (many.get(word) ?? 0);
  return sum;
}
