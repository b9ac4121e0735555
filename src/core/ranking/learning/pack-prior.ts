import { PRIOR_BUCKETS } from './prior-features.ts';

/** What the community picks, as a data file. */
export interface PackedPrior {
  /** Two letters of `ALPHABET` a weight: the distance to the one before (8 bits), then its level (4 bits). */
  readonly weights: string;
  /** Score of an ordinary paper and how far such scores spread, in levels. */
  readonly mean: number;
  readonly spread: number;
}

export interface PriorModel {
  readonly mean: number;
  readonly spread: number;
  /** By bucket, in levels from -7 to 7. */
  readonly weights: Int8Array;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const FAR = 255;
export const LEVELS = 7;

function letters(gap: number, level: number): string {
  const twelve = gap * 16 + level;
  return `${ALPHABET[twelve >> 6]}${ALPHABET[twelve & 63]}`;
}

/** Writes levels (mostly 0) as text: what `unpackPrior` reads. */
export function packLevels(levels: Int8Array): string {
  let out = '';
  let last = 0;
  levels.forEach((level, bucket) => {
    if (level === 0) return;
    for (; bucket - last > FAR; last += FAR) out += letters(FAR, 0);
    out += letters(bucket - last, level + LEVELS + 1);
    last = bucket;
  });
  return out;
}

/** Reads a data file; costs some tenths of a millisecond, once in the life of a worker. */
export function unpackPrior(packed: PackedPrior): PriorModel {
  const values = new Uint8Array(128);
  for (let value = 0; value < ALPHABET.length; value += 1) values[ALPHABET.charCodeAt(value)] = value;
  const valueAt = (at: number) => values[packed.weights.charCodeAt(at)] ?? 0;
  const weights = new Int8Array(PRIOR_BUCKETS);
  let bucket = 0;
  for (let i = 0; i + 1 < packed.weights.length; i += 2) {
    const twelve = valueAt(i) * 64 + valueAt(i + 1);
    bucket += twelve >> 4;
    const level = twelve & 15;
    if (level > 0) weights[bucket] = level - LEVELS - 1;
  }
  return { weights, mean: packed.mean, spread: packed.spread };
}
