import { type PriorModel, unpackPrior } from '../core/ranking/learning/pack-prior.ts';
import { browser } from './browser.ts';
import { noteFault } from './faults.ts';

/** Made by `npm run train-prior`. A file of its own, since the worker starts many times a day and composes few times. */
const FILE = 'prior.bin';

let known: PriorModel | undefined;

/**
 * What the community is likely to pick: the extension's own data file, read once in the life of a worker. `undefined` when
 * it cannot be read: a day without that guess is better than no day.
 */
export async function readPrior(): Promise<PriorModel | undefined> {
  try {
    known ??= unpackPrior(new Uint8Array(await (await fetch(browser.runtime.getURL(FILE))).arrayBuffer()));
  } catch (error) {
    await noteFault(`${FILE} could not be read`, error);
  }
  return known;
}
