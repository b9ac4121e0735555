import type { Paper } from '../../paper.ts';
import { listWords, pairHash, readWords } from '../text/read-words.ts';
import { type Background, rateOf } from './background.ts';

/** A paper the reader did something with. */
export interface TasteExample {
  readonly paper: Pick<Paper, 'title' | 'abstract'>;
  /** Positive: wanted (saved 1); negative: not wanted (hidden -1); between: weaker signs (see `EXAMPLE_WEIGHTS`). */
  readonly weight: number;
}

/** What the reader's acts are worth as examples. */
export const EXAMPLE_WEIGHTS = { saved: 1, more: 1.5, opened: 0.4, passed: -0.03, hidden: -0.7, less: -1.5 } as const;

/** What was learned of one reader. Plain data: it can be cloned, stored and exported. */
export interface TasteModel {
  /** Words and pairs of words with what they speak for (positive) or against. */
  readonly words: ReadonlyMap<string, number>;
  /** Score of an ordinary paper and how far such scores spread. */
  readonly mean: number;
  readonly spread: number;
  /** Sum of the examples' weights without their signs. */
  readonly examples: number;
}

/** How slowly a word's share among the examples is believed where it differs from everybody's. */
const DOUBT = 100;
/** What most examples share is what they were chosen for: a word counts by this power of its share among them. */
const AGREEMENT = 4;
/** The part of the score that likens a paper to the examples word by word, beside the part that asks what they share. */
const LIKENESS = 0.7;
/** Words against count half: people hide papers for many reasons. */
const AGAINST = 0.5;
/** Words kept: the tail moves no order. */
const KEPT = 3000;
/** Longer texts hold more words by chance: sums are divided by this power of the number of features. */
const LENGTH_POWER = 0.15;

interface Count {
  readonly feature: number;
  /** Sums of weights, and how many examples hold the word. */
  wanted: number;
  unwanted: number;
  times: number;
}

/** Divides a sum of weights over `features` features, so that texts of different lengths compare. */
export function perLength(sum: number, features: number): number {
  return sum / Math.max(features, 1) ** LENGTH_POWER;
}

/** Features of a paper with their names, as `readFeatures(title, abstract)` finds them. */
function nameFeatures(paper: TasteExample['paper']): Map<string, number> {
  const named = new Map<string, number>();
  for (const text of [paper.title, paper.abstract]) {
    const names = listWords(text);
    const { hashes } = readWords(text);
    names.forEach((name, i) => {
      named.set(name, hashes[i] ?? 0);
      if (i > 0) named.set(`${names[i - 1]} ${name}`, pairHash(hashes[i - 1] ?? 0, hashes[i] ?? 0));
    });
  }
  return named;
}

/** Log-odds of a word among the examples against everybody's, as far as the examples agree on it. */
function agreement(share: number, examples: number, rate: number): number {
  const believed = (share * examples + DOUBT * rate) / (examples + DOUBT);
  if (believed <= rate) return 0;
  return (Math.log(believed / rate) - Math.log((1 - believed) / (1 - rate))) * share ** AGREEMENT;
}

/** How much more often the examples hold a word than everybody does, rare words first. */
function excess(share: number, rate: number): number {
  return (share - rate) * Math.log(1 / rate) ** 2;
}

function spreadOf(scores: readonly number[]): { mean: number; spread: number } {
  const mean = scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1);
  const square = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length || 1);
  return { mean, spread: Math.sqrt(square) || 1 };
}

function scoreSample(background: Background, weights: ReadonlyMap<number, number>): number[] {
  return background.sample.map((features) => {
    let sum = 0;
    for (let i = 0; i < features.length; i++) sum += weights.get(features[i] ?? 0) ?? 0;
    return perLength(sum, features.length);
  });
}

function countWords(examples: readonly TasteExample[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const { paper, weight } of examples) {
    for (const [name, feature] of nameFeatures(paper)) {
      const count = counts.get(name) ?? { feature, wanted: 0, unwanted: 0, times: 0 };
      if (weight > 0) count.wanted += weight;
      else count.unwanted -= weight;
      count.times++;
      counts.set(name, count);
    }
  }
  return counts;
}

/**
 * Learns a taste from examples: which words they share and others do not (a naive Bayes over words and pairs), and
 * which they hold more of (a centroid). Costs milliseconds for dozens of examples; the background is counted before.
 * @returns a model without words when there is no example or too little background to compare with (30 papers).
 */
export function trainTaste(examples: readonly TasteExample[], background: Background): TasteModel {
  const total = examples.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  if (total === 0 || background.papers < 30) return { words: new Map(), mean: 0, spread: 1, examples: 0 };
  const wanted = examples.reduce((sum, { weight }) => sum + Math.max(weight, 0), 0);
  const unwanted = total - wanted;
  const alone = examples.filter(({ weight }) => Math.abs(weight) > Math.abs(EXAMPLE_WEIGHTS.passed)).length < 3;
  const counts = countWords(examples);
  const shared = new Map<number, number>();
  const likely = new Map<number, number>();
  for (const { feature, times, ...count } of counts.values()) {
    const rate = rateOf(background, feature);
    const share = wanted > 0 ? count.wanted / wanted : 0;
    const against = unwanted > 0 ? count.unwanted / unwanted : 0;
    if (times > 1 || alone) {
      shared.set(feature, agreement(share, wanted, rate) - AGAINST * agreement(against, unwanted, rate));
    }
    const trust = unwanted / (unwanted + 2);
    likely.set(
      feature,
      (wanted > 0 ? excess(share, rate) : 0) - AGAINST * trust * (unwanted > 0 ? excess(against, rate) : 0),
    );
  }
  const sharedSpread = spreadOf(scoreSample(background, shared)).spread;
  const likelySpread = spreadOf(scoreSample(background, likely)).spread;
  const entries = [...counts].map(([name, { feature }]): [string, number] => [
    name,
    (shared.get(feature) ?? 0) / sharedSpread + (LIKENESS * (likely.get(feature) ?? 0)) / likelySpread,
  ]);
  entries.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1));
  const words = new Map(entries.slice(0, KEPT));
  const weights = new Map([...words].map(([name, weight]) => [counts.get(name)?.feature ?? 0, weight]));
  return { words, ...spreadOf(scoreSample(background, weights)), examples: total };
}
