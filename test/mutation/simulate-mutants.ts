import { loadPrograms, playSeed } from '../simulation/seed.ts';
import { activate, reached } from './activate.ts';
import { mutantSources } from './mutant-sources.ts';
import { serve } from './serve.ts';

/**
 * A process of its own, because a mutant may hang: takes a mutant's id from its parent, plays seeds until one is
 * violated, and says which, or that none was.
 */
export async function main(seeds: readonly string[]): Promise<void> {
  activate(undefined);
  const programs = await loadPrograms([mutantSources()]);
  for (const seed of seeds) {
    const { violations } = await playSeed(seed, programs);
    if (violations.length > 0) throw new Error(`seed ${seed} is violated without any mutant`);
  }
  const passed = new Set(reached());
  await serve(async (id) => {
    for (const seed of passed.has(id) ? seeds : []) {
      activate(id);
      try {
        if ((await playSeed(seed, programs)).violations.length > 0) return seed;
      } catch {
        return seed;
      }
    }
    return undefined;
  });
}
