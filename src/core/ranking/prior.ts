import type { Opinion } from '../signal.ts';
import type { PriorModel } from './learning/pack-prior.ts';
import { eachPriorFeature, type ReadPaper } from './learning/prior-features.ts';
import type { Context, Signal } from './reader/signal-kind.ts';
import type { Subject } from './reader/subject.ts';

/** The archives whose papers the community looks at; of others it knows nothing, and nothing is said. */
const KNOWN = /^(?:cs|eess|stat)\./;
const MOST = 4;
const LEAST = -2;

/** How likely a community is to pick a paper, as a number to sort by (0 = ordinary, in spreads of ordinary papers). */
export function scorePrior(model: PriorModel, read: ReadPaper): number {
  // A variable shared with a callback may be a new object at each addition; an element of an array is none.
  const sums = new Float64Array(1);
  eachPriorFeature(read, (bucket, value) => {
    sums[0] = (sums[0] as number) + (model.weights[bucket] as number) * value;
  });
  return ((sums[0] as number) - model.mean) / model.spread;
}

function weigh(
  { features, words, candidate: { paper } }: Subject,
  { prior, communityOnly, after }: Context,
): Opinion[] {
  const isKnown = paper.categories.some((category) => KNOWN.test(category));
  if (!prior || communityOnly || features.length === 0 || !isKnown) return [];
  const score = scorePrior(prior, { paper, words, features, after: after?.get(paper.id) });
  const value = Math.min(Math.max(score, LEAST), MOST);
  return [{ value, phrase: { key: value > 0 ? 'reasonPrior' : 'reasonPriorAgainst' } }];
}

/** What the community is likely to pick, guessed at the minute of announcement, when nobody has voted yet. */
export const prior: Signal = { name: 'prior', weigh };
