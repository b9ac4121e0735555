import { beforeAll, describe, expect, it } from 'vitest';
import { loadPrograms, type Programs, playSeed } from './seed.ts';

/** `npm run simulate -- --seeds 10000` plays more and longer ones; a seed that fails here is replayed as it says. */
const SEEDS = 40;
const A_TEST = 10;

let programs: Programs;
beforeAll(async () => {
  programs = await loadPrograms();
}, 60_000);

describe('the worker, whatever happens to it', () => {
  for (let first = 1; first <= SEEDS; first += A_TEST) {
    it(`keeps its promises in seeds s${first} to s${first + A_TEST - 1}`, { timeout: 300_000 }, async () => {
      for (let number = first; number < first + A_TEST; number += 1) {
        const { seed, violations } = await playSeed(`s${number}`, programs);
        expect(violations, `npm run simulate -- --trace ${seed}`).toEqual([]);
      }
    });
  }
});
