import { readFeatures } from '../text/read-features.ts';
import type { PaperWords } from '../text/read-paper.ts';
import { pairHash, wordHash } from '../text/read-words.ts';

/** Buckets a feature can fall into, as a power of two. */
const PRIOR_BITS = 18;
export const PRIOR_BUCKETS = 2 ** PRIOR_BITS;

/** Same word, other place, other meaning: titles, comments and categories count apart. */
const TITLE = 101;
const COMMENTS = 102;
const CATEGORY = 103;
const FIRST_CATEGORY = 104;

/** What a block counts for. A block is divided by the root of its size, so that long texts say no more than short. */
const BODY_WEIGHT = 1;
const TITLE_WEIGHT = 0.6;
const COMMENTS_WEIGHT = 0.7;
const CATEGORY_WEIGHT = 0.3;

/**
 * Walks over what the prior knows of a paper: bucket and value of each feature. Training and the extension both go
 * through here, so that a weight means the same on both sides.
 * @param body the paper's `readFeatures(title, abstract)`.
 */
export function eachPriorFeature(
  body: Int32Array,
  words: PaperWords,
  categories: readonly string[],
  each: (bucket: number, value: number) => void,
): void {
  const mask = PRIOR_BUCKETS - 1;
  const bodyValue = BODY_WEIGHT / Math.sqrt(body.length || 1);
  for (let i = 0; i < body.length; i++) each((body[i] ?? 0) & mask, bodyValue);
  const title = readFeatures(words.title);
  const titleValue = TITLE_WEIGHT / Math.sqrt(title.length || 1);
  for (let i = 0; i < title.length; i++) each(pairHash(TITLE, title[i] ?? 0) & mask, titleValue);
  const comments = readFeatures(words.comments);
  const commentsValue = COMMENTS_WEIGHT / Math.sqrt(comments.length || 1);
  for (let i = 0; i < comments.length; i++) each(pairHash(COMMENTS, comments[i] ?? 0) & mask, commentsValue);
  categories.forEach((category, index) => {
    const hash = wordHash(category);
    each(pairHash(CATEGORY, hash) & mask, CATEGORY_WEIGHT);
    if (index === 0) each(pairHash(FIRST_CATEGORY, hash) & mask, CATEGORY_WEIGHT);
  });
}
