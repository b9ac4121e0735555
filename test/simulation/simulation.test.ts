import { beforeAll, describe, expect, it } from 'vitest';
import { loadPrograms, type Programs, playSeed } from './seed.ts';

/** `npm run simulate -- --seeds 10000` plays more; a seed that fails here is replayed as it says. */
const SHORT = 260;
const LONG = 40;
const A_TEST = 20;
/** Longer than anything is kept. */
const MONTHS = '84';
const SEEDS = [...seedsTo(SHORT, 's'), ...seedsTo(LONG, ''), MONTHS];

let programs: Programs;
beforeAll(async () => {
  programs = await loadPrograms();
}, 60_000);

describe('the worker, whatever happens to it', () => {
  for (let first = 0; first < SEEDS.length; first += A_TEST) {
    const seeds = SEEDS.slice(first, first + A_TEST);
    it(`keeps its promises in seeds ${seeds[0]} to ${seeds.at(-1)}`, { timeout: 300_000, retry: 0 }, async () => {
      for (const seed of seeds) {
        const { violations } = await playSeed(seed, programs);
        expect(violations, `npm run simulate -- --trace ${seed}`).toEqual([]);
      }
    });
  }
});

function seedsTo(last: number, prefix: string): string[] {
  return Array.from({ length: last }, (_, at) => `${prefix}${at + 1}`);
}
