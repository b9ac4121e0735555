import fc from 'fast-check';
import { afterAll, beforeAll, inject } from 'vitest';
import { activate, reached } from './activate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mutant: string | undefined;
  }
  interface TaskMeta {
    /** Mutants whose place is passed when the file's modules are loaded, and by its tests. */
    loaded?: string[];
    reached?: string[];
  }
}

// One counterexample is enough here, and a mutant is rarely so shy.
fc.configureGlobal({ numRuns: 30 });
activate(inject('mutant'));
// biome-ignore lint/correctness/noEmptyPattern: vitest reads the first parameter, which has to be a pattern.
beforeAll(({}, { file }) => {
  file.meta.loaded = reached();
});
// biome-ignore lint/correctness/noEmptyPattern: the same.
afterAll(({}, { file }) => {
  file.meta.reached = reached();
});
