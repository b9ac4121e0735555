import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Mutant, makeMutants } from './mutants.ts';
import type { Answer } from './serve.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** What came of each mutant that was ever played, by its key: a long run may be done in parts. */
const VERDICTS = resolve(ROOT, 'reports/verdicts.json');
const DEFAULTS = { seeds: '12', jobs: '2', only: '', every: '1', from: '0', minutes: 'Infinity' };
const HUNG = new Error('hung');
/** What plays longer than this hangs. */
const PATIENCE_MS = 120_000;
const JUDGES = ['tests', 'simulation'] as const;

type Verdict = (typeof JUDGES)[number] | 'hung' | 'survived';
type Verdicts = Record<string, Verdict>;

/**
 * `npm run mutate [-- --only plan] [--every 5] [--from 0] [--again] [--seeds 12] [--jobs 2] [--minutes 60]`: changes the
 * worker's rooms in one small place after the other (or in every fifth, from the first) and tells which changes nobody
 * notices. Each mutant is given to the tests that pass its place; what survives is played in the simulation, seeds s1,
 * s2, … (none with `--seeds 0`). Verdicts are kept in `reports/`; a mutant that has one is not played again, unless it
 * survived and `--again` says so.
 */
export async function main(args: readonly string[]): Promise<void> {
  const option = (name: keyof typeof DEFAULTS) => {
    const at = args.indexOf(`--${name}`);
    return (at < 0 ? undefined : args[at + 1]) ?? DEFAULTS[name];
  };
  const [every, from] = [Number(option('every')), Number(option('from'))];
  const mutants = (await makeMutants())
    .filter(({ file }) => file.includes(option('only')))
    .filter((_, at) => at % every === from % every);
  const verdicts: Verdicts = existsSync(VERDICTS) ? JSON.parse(readFileSync(VERDICTS, 'utf8')) : {};
  const isAgain = args.includes('--again');
  const due = mutants.filter(({ key }) => (isAgain ? isLeft(verdicts[key]) : verdicts[key] === undefined));
  const seeds = Array.from({ length: Number(option('seeds')) }, (_, at) => `s${at + 1}`);
  const endsAt = Date.now() + Number(option('minutes')) * 60_000;
  let next = 0;
  const work = async () => {
    const judges: Judges = { tests: judgeBy(['test/mutation/test-mutants.ts']) };
    if (seeds.length > 0) judges.simulation = judgeBy(['test/mutation/simulate-mutants.ts', ...seeds]);
    while (Date.now() < endsAt) {
      const mutant = due[next++];
      if (!mutant) break;
      verdicts[mutant.key] = await judged(mutant, judges);
      writeFileSync(VERDICTS, JSON.stringify(verdicts, null, 1));
      if (next % 20 === 0) console.error(`${new Date().toISOString()} ${next} of ${due.length}`);
    }
    for (const name of JUDGES) judges[name]?.close();
  };
  await Promise.all(Array.from({ length: Number(option('jobs')) }, work));
  tell(
    mutants.filter(({ key }) => verdicts[key]),
    verdicts,
  );
}

function isLeft(verdict: Verdict | undefined): boolean {
  return verdict === 'survived' || verdict === 'hung';
}

async function judged({ id }: Mutant, judges: Judges): Promise<Verdict> {
  try {
    for (const name of JUDGES) if (await judges[name]?.isNoticed(id)) return name;
    return 'survived';
  } catch (error) {
    if (error === HUNG) return 'hung';
    throw error;
  }
}

type Judges = { [name in (typeof JUDGES)[number]]?: Judge };

interface Judge {
  /** @throws `HUNG` when it hangs, anything else when nothing can be said. */
  isNoticed(id: string): Promise<boolean>;
  close(): void;
}

/** @param script a file of this project that serves (`serve`), with its arguments. */
function judgeBy(script: readonly string[]): Judge {
  let child: ChildProcess | undefined;
  const start = async () => {
    const begun = spawn(process.execPath, ['scripts/run.mjs', ...script], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await Promise.race([
      once(begun, 'message'),
      once(begun, 'exit').then(() => {
        throw new Error(`${script[0]} does not start`);
      }),
    ]);
    return begun;
  };
  return {
    async isNoticed(id) {
      child ??= await start();
      const patience = AbortSignal.timeout(PATIENCE_MS);
      try {
        child.send(id);
        const [answer] = (await once(child, 'message', { signal: patience })) as [Answer];
        return answer.killedBy !== undefined;
      } catch {
        child.kill('SIGKILL');
        child = undefined;
        throw HUNG;
      }
    },
    close: () => child?.disconnect(),
  };
}

function tell(mutants: readonly Mutant[], verdicts: Verdicts): void {
  console.log(
    '| file | mutants | noticed by tests | by simulation | hung | survived |\n| --- | --- | --- | --- | --- | --- |',
  );
  const row = (name: string, own: readonly Mutant[]) => {
    const count = (verdict: Verdict) => own.filter(({ key }) => verdicts[key] === verdict).length;
    const counts = [...JUDGES, 'hung' as const, 'survived' as const].map(count);
    console.log(`| ${[name, own.length, ...counts].join(' | ')} |`);
  };
  for (const file of new Set(mutants.map((mutant) => mutant.file)))
    row(
      file,
      mutants.filter((mutant) => mutant.file === file),
    );
  row('all', mutants);
  console.log('');
  for (const { key, file, line, kind, original, replacement } of mutants) {
    if (isLeft(verdicts[key])) console.log(`${file}:${line} ${kind}: ${original} -> ${replacement} (${verdicts[key]})`);
  }
}
