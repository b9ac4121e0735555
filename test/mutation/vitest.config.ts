import { defineConfig } from 'vitest/config';
import { mutantSources } from './mutants.ts';

/** The quick tests of the worker's rooms, over sources of which `MUTANT` is one that is changed. */
export default defineConfig({
  plugins: [mutantSources()],
  test: {
    include: ['test/core/{plan,day}.test.ts', 'test/core/planning/*.test.ts', 'test/platform/{http,database}.test.ts'],
    setupFiles: ['test/mutation/activate.ts'],
    bail: 1,
  },
});
