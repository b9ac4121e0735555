import { loadPrograms, playSeed } from '../simulation/seed.ts';
import { activate, mutantSources } from './mutants.ts';

/**
 * A process of its own, because a mutant may hang: takes a mutant's id from its parent, plays seeds until one is
 * violated, and says which, or that none was.
 */
export async function main(seeds: readonly string[]): Promise<void> {
  activate(undefined);
  const programs = await loadPrograms([mutantSources()]);
  const play = async (id: string): Promise<string | undefined> => {
    for (const seed of seeds) {
      activate(id);
      try {
        if ((await playSeed(seed, programs)).violations.length > 0) return seed;
      } catch {
        return seed;
      }
    }
    return undefined;
  };
  await new Promise<void>((resolve) => {
    process.on('message', (id: string) => void play(id).then((killedBy) => process.send?.({ id, killedBy })));
    process.on('disconnect', resolve);
    process.send?.({});
  });
}
