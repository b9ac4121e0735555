import { defineConfig } from 'vitest/config';
import { mutantSources } from './mutant-sources.ts';

/** The tests of the worker's rooms, over sources of which one mutant may be switched on. */
export default defineConfig({
  plugins: [mutantSources()],
  test: {
    include: ['test/core/{plan,day}.test.ts', 'test/{core/planning,background,platform}/*.test.ts'],
    // One changes the zone, which a thread cannot; the others wait for seconds, and for other rooms.
    exclude: ['test/{platform/date-words,background/fetch-picture,background/private-window}.test.ts'],
    setupFiles: ['test/mutation/setup.ts'],
    testTimeout: 20_000,
    bail: 1,
    // Whoever ends the process ends its tests.
    pool: 'threads',
  },
});
