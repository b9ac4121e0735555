import type { Paper } from '../../paper.ts';
import { readFeatures } from '../text/read-features.ts';
import { readPaper } from '../text/read-paper.ts';
import type { PriorModel } from './pack-prior.ts';
import { eachPriorFeature, PRIOR_BUCKETS, type ReadPaper } from './prior-features.ts';
import { type LinearState, type LinearTask, type SparseRows, startLinear, trainLinear } from './train-linear.ts';

/** Reads a paper once, to be weighed often. */
export function readForPrior(
  paper: Pick<Paper, 'title' | 'abstract' | 'comments' | 'categories'>,
  after?: number,
): ReadPaper {
  const words = readPaper(paper);
  return { paper, words, features: readFeatures(words.title, words.abstract), after };
}

/** The community's history: papers from old to new. */
export interface PriorData {
  readonly rows: SparseRows;
  /** Number of the paper's day, counted from the first. */
  readonly days: Int32Array;
  /** Votes of a pick, -1 for a paper that was not picked. */
  readonly votes: Float64Array;
}

/** How much one row pulls (liblinear's C), before balancing. */
const COST = 0.05;
/** Half-life of a paper's weight, in days of announcement: fashions pass. */
const HALF_LIFE = 400;
/** What many voted for is a clearer example. */
const VOTES_WEIGHT = 0.33;
/** Buckets that fewer papers fall into are noise. */
const RARE = 4;
/** How much it counts that a bucket leans to picks or away from them, as a power; how slowly that is believed. */
const LEANING = 0.3;
const LEAST_LEAN = 0.05;
const DOUBT = 0.5;
/** How far the two classes are balanced, as a power: by half, so that the top of the list counts more than its end. */
const BALANCE = 0.5;
/** Passes over all rows; more change nothing that can be measured. */
const PASSES = 5;
const PASSES_AGAIN = 3;
const GOING_ON = 2;
/** Weights kept: two bytes each in the data file. */
const KEPT = 12_000;
/** Steps of a weight to either side. */
const LEVELS = 4;
/** The share of weights that the levels reach; the few beyond are cut to the last level. */
const WITHIN = 0.97;

/** Turns papers into rows of bucket and value. Papers must be in order of their days. */
export function readPriorData(papers: readonly ReadPaper[], days: Int32Array, votes: Float64Array): PriorData {
  let room = 1 << 16;
  let columns = new Int32Array(room);
  let values = new Float32Array(room);
  const starts = new Int32Array(papers.length + 1);
  let count = 0;
  papers.forEach((paper, row) => {
    eachPriorFeature(paper, (bucket, value) => {
      if (count === room) {
        room *= 2;
        const [more, moreValues] = [new Int32Array(room), new Float32Array(room)];
        more.set(columns);
        moreValues.set(values);
        [columns, values] = [more, moreValues];
      }
      columns[count] = bucket;
      values[count++] = value;
    });
    starts[row + 1] = count;
  });
  return { rows: { starts, columns, values }, days, votes };
}

/** Of how many rows each bucket is a part, and of how many picks. */
function countBuckets({ rows, votes }: PriorData, until: number): { all: Float64Array; picked: Float64Array } {
  const all = new Float64Array(PRIOR_BUCKETS);
  const picked = new Float64Array(PRIOR_BUCKETS);
  for (let row = 0; row < until; row++) {
    const isPick = (votes[row] as number) >= 0;
    for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k++) {
      const column = rows.columns[k] as number;
      all[column] = (all[column] as number) + 1;
      if (isPick) picked[column] = (picked[column] as number) + 1;
    }
  }
  return { all, picked };
}

/**
 * Rare buckets weigh more, as in tf-idf, and so do those that picks hold more or less often than others do; the scale is
 * folded into the weights, so that the extension needs none.
 */
function scaleBuckets(counts: ReturnType<typeof countBuckets>, rows: number, picks: number): Float64Array {
  return counts.all.map((count, bucket) => {
    if (count < RARE) return 0;
    const picked = counts.picked[bucket] as number;
    const odds = (picked + DOUBT) / picks;
    const others = (count - picked + (DOUBT * (rows - picks)) / picks) / (rows - picks);
    const rarity = (Math.log((rows + 1) / (count + 1)) + 1) / 6;
    return rarity * (LEAST_LEAN + Math.abs(Math.log(odds / others))) ** LEANING;
  });
}

/** Number of rows whose day is before `day`. */
function rowsBefore({ days }: PriorData, day: number): number {
  const at = days.findIndex((one) => one >= day);
  return at < 0 ? days.length : at;
}

/**
 * Learns from all papers of days before `before`, nothing later, what fits into the data file.
 * @param last the state of an earlier training on the same data, to go on from (then few passes do).
 * @returns `undefined` for the model when the past holds too few picks (10) to learn from.
 */
export function trainPrior(
  data: PriorData,
  before: number,
  last?: LinearState,
): { model: PriorModel | undefined; state: LinearState } {
  const { rows, days, votes } = data;
  const until = rowsBefore(data, before);
  const state = last ?? startLinear(PRIOR_BUCKETS, votes.length);
  const picked = votes.subarray(0, until).reduce((sum, one) => sum + (one >= 0 ? 1 : 0), 0);
  if (picked < 10 || picked === until) return { model: undefined, state };
  const counts = countBuckets(data, until);
  const scales = scaleBuckets(counts, until, picked);
  const costs = new Float32Array(votes.length);
  const labels = new Int8Array(votes.length);
  const use = Int32Array.from({ length: until }, (_, row) => row);
  const newest = days[until - 1] ?? 0;
  const rarer = ((until - picked) / picked) ** BALANCE;
  let total = 0;
  for (const row of use) {
    const vote = votes[row] as number;
    const matter = vote >= 0 ? rarer * (1 + VOTES_WEIGHT * Math.log1p(vote)) : 1;
    total += matter;
    costs[row] = matter * 0.5 ** ((newest - (days[row] as number)) / HALF_LIFE);
    labels[row] = vote >= 0 ? 1 : -1;
  }
  for (const row of use) costs[row] = (costs[row] as number) * COST * (until / total);
  const learnWith = (own: LinearState, scales: Float64Array, passes: number): Float64Array => {
    const scaled = Float32Array.from(
      rows.values.subarray(0, rows.starts[until]),
      (value, k) => value * (scales[rows.columns[k] as number] as number),
    );
    const task = { rows: { ...rows, values: scaled }, use, labels, costs };
    weighAnew(task, own);
    trainLinear(task, own, passes);
    return own.weights.map((weight, bucket) => weight * (scales[bucket] as number));
  };
  const useful = mostUseful(learnWith(state, scales, last ? GOING_ON : PASSES), counts.all);
  // What stays is weighed once more, by itself: it has to say what the rest said too.
  const own = { weights: state.weights.slice(), pulls: state.pulls.slice() };
  const weights = learnWith(
    own,
    scales.map((scale, bucket) => (useful[bucket] ? scale : 0)),
    last ? GOING_ON : PASSES_AGAIN,
  );
  return { model: quantize(data, until, weights), state };
}

/** What was learned with other scales still tells which rows pull; the weights are made anew from them. */
function weighAnew(
  { rows: { starts, columns, values }, use, labels }: LinearTask,
  { weights, pulls }: LinearState,
): void {
  weights.fill(0);
  for (const row of use) {
    const pull = (pulls[row] as number) * (labels[row] as number);
    if (pull === 0) continue;
    for (let k = starts[row] as number; k < (starts[row + 1] as number); k++) {
      const column = columns[k] as number;
      weights[column] = (weights[column] as number) + pull * (values[k] as number);
    }
  }
}

/** The buckets whose weights move the order most, as many as the data file holds. */
function mostUseful(weights: Float64Array, counts: Float64Array): Uint8Array {
  const worth = weights.map((weight, bucket) => Math.abs(weight) * Math.sqrt(counts[bucket] as number));
  const least = Math.max(worth.slice().sort().at(-KEPT) ?? 0, Number.MIN_VALUE);
  return Uint8Array.from(worth, (one) => (one >= least ? 1 : 0));
}

function quantize({ rows }: PriorData, until: number, weights: Float64Array): PriorModel {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const unit = (sizes[Math.floor(sizes.length * WITHIN)] ?? 1) / LEVELS || 1;
  const levels = Int8Array.from(weights, (weight) => Math.max(-LEVELS, Math.min(LEVELS, Math.round(weight / unit))));
  const scores: number[] = [];
  for (let row = Math.max(0, until - 5000); row < until; row++) {
    let sum = 0;
    for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k++) {
      sum += (levels[rows.columns[k] as number] as number) * (rows.values[k] as number);
    }
    scores.push(sum);
  }
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const spread = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length) || 1;
  return { weights: levels, mean, spread };
}
