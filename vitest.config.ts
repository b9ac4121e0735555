import { defineConfig } from 'vitest/config';

/**
 * Four kinds of test, told apart by folder:
 * - `unit`: no browser, no network, nothing outside the repository; a DOM is asked for in the file that needs one
 *   (`// @vitest-environment happy-dom`).
 * - `shared`: the same over the recorded data in `../shared`.
 * - `browser`: the built extension in real browsers against `test/world`; one file at a time, since two cores share them.
 * - `days`: real browsers over the recorded days.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/shared/**'],
          // Pages drawn in happy-dom wait for frames; on a busy machine a frame is late.
          testTimeout: 60_000,
          retry: 2,
        },
      },
      {
        test: {
          name: 'shared',
          include: ['test/shared/**/*.test.{ts,tsx}'],
          exclude: ['test/shared/days*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          maxConcurrency: 4,
          // Real browsers on shared cores: what a late machine broke is tried again, and the report says so.
          retry: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'days',
          include: ['test/shared/days*.test.ts'],
          fileParallelism: false,
          // Most of such a test is waiting at arXiv's pace.
          maxConcurrency: 4,
          // Real browsers on shared cores: what a late machine broke is tried again, and the report says so.
          retry: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
