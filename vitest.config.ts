import { defineConfig } from 'vitest/config';
import { leanLibraries } from './scripts/lean-libraries.ts';

/** Libraries as they are shipped. */
const shippedLibraries = {
  plugins: [leanLibraries()],
  server: { deps: { inline: ['temml', 'valibot'] } },
};

const realBrowsers = {
  maxWorkers: 2,
  maxConcurrency: 3,
  sequence: { groupOrder: 1 },
  testTimeout: 240_000,
  hookTimeout: 240_000,
  // What a busy machine broke is tried once more, and `npm test` tells which tests needed it.
  retry: 1,
};

/**
 * Four kinds of test, told apart by folder:
 * - `unit`: no browser, no network, nothing outside the repository; a DOM is asked for in the file that needs one
 *   (`// @vitest-environment happy-dom`).
 * - `shared`: the same over the recorded data in `../shared`.
 * - `browser`: the built extension in real browsers against `test/world`; most of it is waiting at arXiv's pace, so two
 *   files go on at a time.
 * - `days`: real browsers over the recorded days.
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: shippedLibraries.plugins,
        test: {
          name: 'unit',
          server: shippedLibraries.server,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/shared/**'],
          // Pages drawn in happy-dom wait for frames; on a busy machine a frame is late.
          testTimeout: 60_000,
          retry: 2,
        },
      },
      {
        plugins: shippedLibraries.plugins,
        test: {
          name: 'shared',
          server: shippedLibraries.server,
          include: ['test/shared/**/*.test.{ts,tsx}'],
          exclude: ['test/shared/days*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          ...realBrowsers,
        },
      },
      {
        test: {
          name: 'days',
          include: ['test/shared/days*.test.ts'],
          ...realBrowsers,
        },
      },
    ],
  },
});
