import type { PaperWords } from '../text/read-paper.ts';

/** A paper's rarer words with weights, of length 1. Words are called by numbers from 0 on. */
type Sketch = readonly [words: Int32Array, weights: Float64Array];

/** The papers of a pool, and how many words they have together. */
export type Sketches = readonly [papers: readonly Sketch[], wordCount: number];

const TITLE_WEIGHT = 3;

/** Draws sketches of a pool of papers; how rare a word is is counted within the pool, where what all say still counts a little: a pool of twins must look like one. */
export function drawSketches(pool: readonly PaperWords[]): Sketches {
  const numbers = new Map<number, number>();
  const spread: number[] = [];
  const counts = pool.map(({ title, abstract }) => {
    const count = new Map<number, number>();
    const add = (hashes: Int32Array, times: number) => {
      for (const hash of hashes) {
        const word = numbers.get(hash) ?? numbers.size;
        if (word === numbers.size) numbers.set(hash, word);
        const known = count.get(word) ?? 0;
        if (known === 0) spread[word] = (spread[word] ?? 0) + 1;
        count.set(word, known + times);
      }
    };
    add(title.hashes, TITLE_WEIGHT);
    add(abstract.hashes, 1);
    return count;
  });
  const papers = counts.map((count): Sketch => {
    const words = Int32Array.from(count.keys());
    const weights = Float64Array.from(words, (word) => {
      const rarity = Math.log(1 + pool.length / (4 * (spread[word] as number)));
      return (1 + Math.log(count.get(word) as number)) * rarity;
    });
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return [words, weights.map((weight) => weight / length)];
  });
  return [papers, numbers.size];
}

/** How like others of a pool are to one: 0 = nothing in common … 1 = the same words. Papers are called by their places. */
export function likenessTo([papers, wordCount]: Sketches, one: number): (other: number) => number {
  const said = new Float64Array(wordCount);
  const [words, weights] = papers[one] as Sketch;
  words.forEach((word, at) => {
    said[word] = weights[at] as number;
  });
  return (other) => {
    const [words, weights] = papers[other] as Sketch;
    let sum = 0;
    for (let at = 0; at < words.length; at++) sum += (weights[at] as number) * (said[words[at] as number] as number);
    return sum;
  };
}
