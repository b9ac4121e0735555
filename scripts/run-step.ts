import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How many checks of a step passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const ROOT = join(import.meta.dirname, '..');

/** Runs a program of this project with its output shown; resolves with its exit code. */
export function runProgram(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}` },
    });
    child.on('error', () => resolve(127));
    child.on('close', (code, signal) => {
      if (signal) console.log(`── ${command} was ended by ${signal}`);
      resolve(code ?? 1);
    });
  });
}

/** A step that is one check: it passes when its program ends with 0. */
export async function runCheck(name: string, command: string, args: readonly string[]): Promise<Tally> {
  const startedAt = Date.now();
  console.log(`\n── ${name}`);
  const code = await runProgram(command, args);
  console.log(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A project of tests (see `vitest.config.ts`); every test counts, and a run that breaks down counts as one failure. */
export async function runTests(project: string): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'daily-show-tests-'));
  const report = join(folder, 'report.json');
  console.log(`\n── tests: ${project}`);
  const code = await runProgram('vitest', [
    'run',
    ...['--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  let tally: Tally = { passed: 0, failed: 1 };
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    tellRetried(testResults.flatMap(({ assertionResults }: { assertionResults: TestResult[] }) => assertionResults));
    const broken = code !== 0 && numFailedTests === 0 ? 1 : 0;
    // A test that was skipped has shown nothing.
    tally = { passed: numPassedTests, failed: numFailedTests + (numPendingTests ?? 0) + broken };
  } catch {
    // No report: the run itself broke, which the tally says already.
  }
  rmSync(folder, { recursive: true, force: true });
  return tally;
}

interface TestResult {
  readonly status: string;
  readonly fullName: string;
  /** Of every try. */
  readonly failureMessages: readonly string[];
}

/** What passed only when it was tried again is not hidden: somebody should look at it. */
function tellRetried(results: readonly TestResult[]): void {
  for (const { status, fullName, failureMessages } of results) {
    const [message] = failureMessages;
    if (status !== 'passed' || message === undefined) continue;
    console.log(`── passed only at try ${failureMessages.length + 1}: ${fullName}\n   ${message.split('\n')[0]}`);
  }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  };
}
