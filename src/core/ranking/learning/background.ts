import type { Paper } from '../../paper.ts';
import { readFeatures } from '../text/read-features.ts';
import { readPaper } from '../text/read-paper.ts';

/**
 * How common words and pairs are in what passes by, so that a saved paper's words can be told from everybody's. Plain
 * data of fixed size (about 400 kB), whatever the number of papers: counts are kept by hash, in two places each, of
 * which the smaller is believed (a count-min sketch with conservative update).
 */
export interface Background {
  readonly papers: number;
  readonly counts: Uint16Array;
  /** The features of some recent papers, to see how the scores of ordinary papers spread. */
  readonly sample: readonly Int32Array[];
}

const SLOTS = 2 ** 17;
const SAMPLE = 96;
/** Then all counts are halved: old days fade, and no count overflows. */
const FULL = 60_000;

export function emptyBackground(): Background {
  return { papers: 0, counts: new Uint16Array(SLOTS), sample: [] };
}

function otherSlot(feature: number): number {
  return (Math.imul(feature, 0x2545f491) >>> 13) & (SLOTS - 1);
}

/**
 * Adds papers (each should be counted once, on the day it is first seen); milliseconds for a day of some hundreds.
 * @returns a new background; the old one stays as it is.
 */
export function extendBackground(
  background: Background,
  papers: Iterable<Pick<Paper, 'title' | 'abstract'>>,
): Background {
  const counts = background.counts.slice();
  const sample = [...background.sample];
  let seen = background.papers;
  for (const paper of papers) {
    const words = readPaper(paper);
    const features = readFeatures(words.title, words.abstract);
    if (features.length === 0) continue;
    for (let i = 0; i < features.length; i++) {
      const feature = features[i] ?? 0;
      const a = feature & (SLOTS - 1);
      const b = otherSlot(feature);
      const [countA, countB] = [counts[a] ?? 0, counts[b] ?? 0];
      if (countA <= countB) counts[a] = countA + 1;
      if (countB <= countA && b !== a) counts[b] = countB + 1;
    }
    sample[seen % SAMPLE] = features;
    if (++seen < FULL) continue;
    for (let i = 0; i < SLOTS; i++) counts[i] = (counts[i] ?? 0) >> 1;
    seen >>= 1;
  }
  return { papers: seen, counts, sample };
}

/** The share of papers that hold a feature, never 0 or 1. */
export function rateOf(background: Background, feature: number): number {
  const count = Math.min(background.counts[feature & (SLOTS - 1)] ?? 0, background.counts[otherSlot(feature)] ?? 0);
  return (count + 0.5) / (Math.max(background.papers, count) + 1);
}
