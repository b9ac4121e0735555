import { PRIOR_BUCKETS } from './prior-features.ts';

export interface PriorModel {
  /** Score of an ordinary paper and how far such scores spread, in levels. */
  readonly mean: number;
  readonly spread: number;
  /** By bucket, in levels. */
  readonly weights: Int8Array;
}

/** Mean and spread, as 32-bit floats, smaller end first. */
const HEAD = 8;
/** The longest distance; a level of 0 there only bridges a longer one. */
const FAR = 255;

/**
 * Writes a model as a data file: mean and spread, then for each weight its distance to the one before, then for each its
 * level. Distances and levels stand apart because they are alike among themselves: packages are deflated.
 */
export function packPrior({ mean, spread, weights }: PriorModel): Uint8Array<ArrayBuffer> {
  const gaps: number[] = [];
  const levels: number[] = [];
  let last = 0;
  weights.forEach((level, bucket) => {
    if (level === 0) return;
    for (; bucket - last > FAR; last += FAR) {
      gaps.push(FAR);
      levels.push(0);
    }
    gaps.push(bucket - last);
    levels.push(level);
    last = bucket;
  });
  const file = new Uint8Array(HEAD + 2 * gaps.length);
  const view = new DataView(file.buffer);
  view.setFloat32(0, mean, true);
  view.setFloat32(4, spread, true);
  file.set(gaps, HEAD);
  file.set(Int8Array.from(levels), HEAD + gaps.length);
  return file;
}

/**
 * Reads a data file; costs some tenths of a millisecond, once in the life of a worker.
 * @throws Error when it is not what `packPrior` writes.
 */
export function unpackPrior(file: Uint8Array<ArrayBuffer>): PriorModel {
  const count = (file.length - HEAD) / 2;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (count < 0 || !Number.isInteger(count)) throw new Error('no prior: cut short');
  const mean = view.getFloat32(0, true);
  const spread = view.getFloat32(4, true);
  if (!Number.isFinite(mean) || !(spread > 0)) throw new Error('no prior: no mean or spread');
  const weights = new Int8Array(PRIOR_BUCKETS);
  let bucket = 0;
  for (let at = HEAD; at < HEAD + count; at++) {
    bucket += file[at] as number;
    const level = view.getInt8(at + count);
    if (level !== 0) weights[bucket] = level;
  }
  return { mean, spread, weights };
}
