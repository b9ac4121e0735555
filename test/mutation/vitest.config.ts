import { defineConfig } from 'vitest/config';
import { mutantSources } from './mutants.ts';

/** The quick tests of the worker's rooms, over sources of which `MUTANT` is one that is changed. */
export default defineConfig({
  plugins: [mutantSources()],
  test: {
    include: [
      'test/core/{plan,day}.test.ts',
      'test/core/planning/*.test.ts',
      'test/background/tick.test.ts',
      'test/platform/{http,database,publish,make-room}.test.ts',
    ],
    setupFiles: ['test/mutation/activate.ts'],
    testTimeout: 60_000,
    bail: 1,
  },
});
