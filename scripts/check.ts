import { findBrowser } from './find-browser.ts';
import { addTallies, runCheck, runTests, type Tally } from './run-step.ts';

/**
 * `npm test`: everything that can be known without anything outside this repository. Goes on after a failure, so that
 * one run tells all; the last line is `N passed, N failed`. With `shared`, the tests over `../shared` instead.
 */
export async function main(args: readonly string[]): Promise<void> {
  // Found, or installed, before anything long begins.
  findBrowser('chromium');
  findBrowser('firefox');
  const tallies = args.includes('shared') ? await checkShared() : await checkAll();
  const { passed, failed } = addTallies(tallies);
  if (failed > 0) process.exitCode = 1;
  console.log(`\n${passed} passed, ${failed} failed`);
}

async function checkAll(): Promise<Tally[]> {
  const tallies = [
    await runCheck('format and lint', 'biome', ['ci', '.']),
    await runCheck('types', 'tsc', []),
    await runCheck('dead code', 'knip', []),
    await runTests('unit'),
  ];
  return [...tallies, ...(await withBuilds(async () => [await runTests('browser')]))];
}

async function checkShared(): Promise<Tally[]> {
  return [await runTests('shared'), ...(await withBuilds(async () => [await runTests('days')]))];
}

async function withBuilds(tests: () => Promise<Tally[]>): Promise<Tally[]> {
  const builds = [
    await runCheck('build for Chromium', 'vite', ['build', '--mode', 'chromium', '--logLevel', 'error']),
    await runCheck('build for Firefox', 'vite', ['build', '--mode', 'firefox', '--logLevel', 'error']),
  ];
  // Tests of a build that is not there would only say so a hundred times.
  return addTallies(builds).failed > 0 ? builds : [...builds, ...(await tests())];
}
