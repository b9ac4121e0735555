import type { Paper } from '../../paper.ts';
import { readFeatures } from '../text/read-features.ts';
import type { PaperWords } from '../text/read-paper.ts';
import { pairHash, wordHash } from '../text/read-words.ts';
import { eachShape } from './paper-shape.ts';

/** Buckets a feature can fall into, as a power of two. */
const PRIOR_BITS = 18;
export const PRIOR_BUCKETS = 2 ** PRIOR_BITS;

/** A paper as the prior sees it. */
export interface ReadPaper {
  readonly paper: Pick<Paper, 'title' | 'abstract' | 'comments' | 'categories'>;
  readonly words: PaperWords;
  /** `readFeatures(title, abstract)`. */
  readonly features: Int32Array;
  /** How many papers were submitted after it in its batch (`countAfter`), if that is known. */
  readonly after?: number | undefined;
}

/** Same word, other place, other meaning: each kind of feature counts apart. */
const TITLE = 101;
const COMMENTS = 102;
const CATEGORY = 103;
const FIRST_CATEGORY = 104;
const END = 105;
const SHAPE = 106;
const AFTER = 107;

/** What a block counts for. A block of words is divided by the root of its size, so that long texts say no more than short. */
const BODY_WEIGHT = 1;
const TITLE_WEIGHT = 0.6;
const COMMENTS_WEIGHT = 0.5;
const END_WEIGHT = 0.4;
const CATEGORY_WEIGHT = 0.3;
const SHAPE_WEIGHT = 0.3;
const AFTER_WEIGHT = 0.8;

/** Where abstracts say what is released, and what it is good for. */
const END_WORDS = 30;

/**
 * Walks over what the prior knows of a paper: bucket and value of each feature. Training and the extension both go
 * through here, so that a weight means the same on both sides.
 */
export function eachPriorFeature(read: ReadPaper, each: (bucket: number, value: number) => void): void {
  const { paper, words, features, after } = read;
  const mask = PRIOR_BUCKETS - 1;
  const eachWord = (kind: number, found: Int32Array, weight: number) => {
    const value = weight / Math.sqrt(found.length || 1);
    for (let i = 0; i < found.length; i++) each(pairHash(kind, found[i] ?? 0) & mask, value);
  };
  const bodyValue = BODY_WEIGHT / Math.sqrt(features.length || 1);
  for (let i = 0; i < features.length; i++) each((features[i] ?? 0) & mask, bodyValue);
  eachWord(TITLE, readFeatures(words.title), TITLE_WEIGHT);
  eachWord(COMMENTS, readFeatures(words.comments), COMMENTS_WEIGHT);
  eachWord(END, readFeatures({ hashes: words.abstract.hashes.subarray(-END_WORDS) }), END_WEIGHT);
  paper.categories.forEach((category, index) => {
    const hash = wordHash(category);
    each(pairHash(CATEGORY, hash) & mask, CATEGORY_WEIGHT);
    if (index === 0) each(pairHash(FIRST_CATEGORY, hash) & mask, CATEGORY_WEIGHT);
  });
  eachShape(paper, words, (trait, step) => each(pairHash(SHAPE, trait * 64 + step) & mask, SHAPE_WEIGHT));
  if (after === undefined) return;
  // Between two steps both count, each as much as it is near: there is no edge to fall over.
  const place = Math.log2(1 + after);
  const step = Math.floor(place);
  each(pairHash(AFTER, step) & mask, AFTER_WEIGHT * (1 - (place - step)));
  each(pairHash(AFTER, step + 1) & mask, AFTER_WEIGHT * (place - step));
}
