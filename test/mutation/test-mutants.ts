import { basename } from 'node:path';
import { createVitest, type TestSpecification } from 'vitest/node';
import { readMutants } from './mutant-sources.ts';
import { serve } from './serve.ts';

interface TestFile {
  readonly file: TestSpecification;
  readonly name: string;
  /** Ms. */
  readonly takes: number;
  readonly passes: ReadonlySet<string>;
}

/**
 * A process of its own, because a mutant may hang: takes a mutant's id from its parent, runs the test files that pass its
 * place, its own room's first and then the quickest, until one fails, and says which, or that none did.
 */
export async function main(): Promise<void> {
  const { mutants } = readMutants();
  const vitest = await createVitest('test', {
    config: 'test/mutation/vitest.config.ts',
    watch: false,
    reporters: [{}],
  });
  const run = async (file: TestSpecification, id: string | undefined) => {
    vitest.provide('mutant', id);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications([file]);
    // The files of earlier runs stand beside it.
    const module = testModules.find(({ moduleId }) => moduleId === file.moduleId);
    return { isPassed: module?.ok() === true && unhandledErrors.length === 0, module };
  };
  const files: TestFile[] = [];
  for (const file of await vitest.globTestSpecifications()) {
    const { isPassed, module } = await run(file, undefined);
    if (!isPassed || !module) throw new Error(`${file.moduleId} fails without any mutant`);
    const { loaded, reached } = module.meta();
    const isLoaded = new Set(loaded);
    const isReached = new Set(reached);
    // What stands outside functions is passed by whoever imports it: that counts where its file's functions run too.
    const rooms = new Set(mutants.filter(({ id }) => isReached.has(id) && !isLoaded.has(id)).map((one) => one.file));
    const passes = mutants.filter((one) => isReached.has(one.id) && rooms.has(one.file)).map(({ id }) => id);
    const name = basename(file.moduleId, '.test.ts');
    files.push({ file, name, takes: module.diagnostic().duration, passes: new Set(passes) });
  }
  files.sort((a, b) => a.takes - b.takes);
  await serve(async (id) => {
    const room = basename(mutants.find((one) => one.id === id)?.file ?? '', '.ts');
    const passing = files.filter(({ passes }) => passes.has(id));
    for (const { file } of passing.sort((a, b) => Number(b.name === room) - Number(a.name === room))) {
      if (!(await run(file, id)).isPassed) return file.moduleId;
    }
    return undefined;
  });
  await vitest.close();
}
