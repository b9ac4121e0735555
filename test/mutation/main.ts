import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { type Mutant, makeMutants } from './mutants.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DEFAULTS = { seeds: '12', jobs: '2', only: '', every: '1' };
/** What plays longer than this hangs. */
const PATIENCE_MS = 120_000;

type Verdict = 'simulation' | 'tests' | 'hung' | 'survived';

/**
 * `npm run mutate [-- --seeds 12] [--jobs 2] [--only plan] [--every 5]`: changes the worker's rooms in one small place
 * after the other (or in every fifth) and tells which changes nobody notices. Each mutant is first played in the
 * simulation, seeds s1, s2, …; what survives is then given to the unit tests.
 */
export async function main(args: readonly string[]): Promise<void> {
  const option = (name: keyof typeof DEFAULTS) => {
    const at = args.indexOf(`--${name}`);
    return (at < 0 ? undefined : args[at + 1]) ?? DEFAULTS[name];
  };
  const mutants = (await makeMutants())
    .filter(({ file }) => file.includes(option('only')))
    .filter((_, at) => at % Number(option('every')) === 0);
  const seeds = Array.from({ length: Number(option('seeds')) }, (_, at) => `s${at + 1}`);
  const jobs = Number(option('jobs'));
  const verdicts = new Map<Mutant, Verdict>();
  await inTurn(mutants, jobs, () => simulation(seeds), verdicts, 'simulation');
  await inTurn(
    mutants.filter((mutant) => verdicts.get(mutant) === 'survived'),
    jobs,
    () => unitTests,
    verdicts,
    'tests',
  );
  tell(mutants, verdicts);
}

/** Whether the mutant was noticed. @throws when it hangs. */
type Judge = (mutant: Mutant) => Promise<boolean>;

async function inTurn(
  mutants: readonly Mutant[],
  jobs: number,
  makeJudge: () => Judge & { close?(): void },
  verdicts: Map<Mutant, Verdict>,
  by: Verdict,
): Promise<void> {
  let next = 0;
  const work = async () => {
    const judge = makeJudge();
    for (let mutant = mutants[next++]; mutant; mutant = mutants[next++]) {
      const verdict = await judge(mutant).then(
        (isNoticed) => (isNoticed ? by : 'survived'),
        () => 'hung' as const,
      );
      verdicts.set(mutant, verdict);
      if (next % 20 === 0) console.error(`${new Date().toISOString()} ${by}: ${next} of ${mutants.length}`);
    }
    judge.close?.();
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

function simulation(seeds: readonly string[]): Judge & { close(): void } {
  let child: ChildProcess | undefined;
  const start = async () => {
    const begun = spawn(process.execPath, ['scripts/run.mjs', 'test/mutation/simulate-mutants.ts', ...seeds], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(begun, 'message');
    return begun;
  };
  const judge: Judge = async ({ id }) => {
    child ??= await start();
    const patience = AbortSignal.timeout(PATIENCE_MS);
    try {
      child.send(id);
      const [{ killedBy }] = await once(child, 'message', { signal: patience });
      return killedBy !== undefined;
    } catch (error) {
      child.kill('SIGKILL');
      child = undefined;
      throw error;
    }
  };
  return Object.assign(judge, { close: () => child?.disconnect() });
}

const unitTests: Judge = async ({ id }) => {
  const tests = spawn('npx', ['vitest', 'run', '--config', 'test/mutation/vitest.config.ts'], {
    cwd: ROOT,
    env: { ...process.env, MUTANT: id },
    stdio: 'ignore',
    timeout: PATIENCE_MS,
  });
  const [code] = await once(tests, 'exit');
  if (code === null) throw new Error('hung');
  return code !== 0;
};

function tell(mutants: readonly Mutant[], verdicts: ReadonlyMap<Mutant, Verdict>): void {
  console.log(
    '| file | mutants | noticed by simulation | by tests | hung | survived |\n| --- | --- | --- | --- | --- | --- |',
  );
  const row = (name: string, own: readonly Mutant[]) => {
    const count = (verdict: Verdict) => own.filter((mutant) => verdicts.get(mutant) === verdict).length;
    const counts = (['simulation', 'tests', 'hung', 'survived'] as const).map(count);
    console.log(`| ${[name, own.length, ...counts].join(' | ')} |`);
  };
  for (const file of new Set(mutants.map((mutant) => mutant.file)))
    row(
      file,
      mutants.filter((mutant) => mutant.file === file),
    );
  row('all', mutants);
  console.log('');
  for (const mutant of mutants) {
    if (verdicts.get(mutant) !== 'survived') continue;
    const { file, line, kind, original, replacement } = mutant;
    console.log(`${file}:${line} ${kind}: ${original} -> ${replacement}`);
  }
}
