import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { loadPrograms, playSeed } from './seed.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/**
 * For a job that has a core of its own and is over in minutes: nearly everything dies young, so that fewer collections of a
 * larger nursery cost less; and machine code is made only of what is hot enough to pay for it.
 */
const ENGINE = [
  ...['--min-semi-space-size=64', '--max-semi-space-size=64', '--single-threaded-gc'],
  '--interrupt-budget=600000',
];
/** A line about how far it has come, each so many seeds. */
const TOLD_EACH = 100;

interface Tally {
  readonly seeds: number;
  readonly days: number;
  readonly requests: number;
  readonly kills: number;
  readonly bad: number;
}
const NOTHING: Tally = { seeds: 0, days: 0, requests: 0, kills: 0, bad: 0 };

function add(a: Tally, b: Tally): Tally {
  return {
    seeds: a.seeds + b.seeds,
    days: a.days + b.days,
    requests: a.requests + b.requests,
    kills: a.kills + b.kills,
    bad: a.bad + b.bad,
  };
}

/**
 * `npm run simulate -- --seeds 10000 [--from 1] [--short] [--stop] [--jobs 2] [--trace SEED]`; each job plays every
 * so-manieth seed in a process of its own.
 */
export async function main(args: readonly string[]): Promise<void> {
  const option = (name: string) => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? undefined : args[at + 1];
  };
  const traced = option('trace');
  if (traced !== undefined) {
    const report = await playSeed(traced, await loadPrograms(), console.log);
    console.log(report);
    process.exitCode = report.violations.length > 0 ? 1 : 0;
    return;
  }
  const [seeds, from, step] = ['seeds', 'from', 'step'].map((name) => Number(option(name) ?? DEFAULTS[name]));
  const numbers: number[] = [];
  for (let number = from as number; number < (from as number) + (seeds as number); number += step as number)
    numbers.push(number);
  const jobs = Number(option('jobs') ?? 1);
  const started = Date.now();
  const tally =
    jobs > 1
      ? await share(args, { jobs, from: from as number, seeds: seeds as number })
      : await play(
          numbers.map((number) => `${args.includes('--short') ? 's' : ''}${number}`),
          args.includes('--stop'),
        );
  if (args.includes('--part')) console.log(JSON.stringify(tally));
  else tell(tally, (Date.now() - started) / 1000);
  process.exitCode = tally.bad > 0 ? 1 : 0;
}

const DEFAULTS: Readonly<Record<string, string>> = { seeds: '300', from: '1', step: '1' };

function tell({ seeds, days, requests, kills, bad }: Tally, seconds: number): void {
  console.log(
    `${seeds} seeds, ${days} days, ${requests} requests, ${kills} kills, ${bad} with violations; ` +
      `${seconds.toFixed(1)} s, ${((seconds / days) * 30).toFixed(2)} s a month`,
  );
}

async function play(seeds: readonly string[], isStopping: boolean): Promise<Tally> {
  const programs = await loadPrograms();
  let tally = NOTHING;
  for (const seed of seeds) {
    const { days, requests, kills, violations } = await playSeed(seed, programs);
    const bad = violations.length > 0 ? 1 : 0;
    tally = add(tally, { seeds: 1, days, requests, kills, bad });
    if (tally.seeds % TOLD_EACH === 0)
      console.error(`${new Date().toISOString()} ${seed}: ${tally.seeds} played, ${tally.bad} bad`);
    if (bad === 0) continue;
    console.error(`seed ${seed}: npm run simulate -- --trace ${seed}`);
    for (const violation of violations.slice(0, 5)) console.error(`  ${violation}`);
    if (isStopping) break;
  }
  return tally;
}

/** Plays the seeds in several processes at once. */
async function share(
  args: readonly string[],
  { jobs, from, seeds }: { readonly jobs: number; readonly from: number; readonly seeds: number },
): Promise<Tally> {
  const kept = ['--short', '--stop'].filter((flag) => args.includes(flag));
  const parts = Array.from({ length: jobs }, async (_, at) => {
    const own = ['--from', from + at, '--seeds', seeds - at, '--step', jobs, '--part', ...kept].map(String);
    const child = spawn(process.execPath, [...ENGINE, 'scripts/run.mjs', 'test/simulation/main.ts', ...own], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last = '';
    for await (const line of createInterface({ input: child.stdout })) last = line;
    return JSON.parse(last) as Tally;
  });
  return (await Promise.all(parts)).reduce(add, NOTHING);
}
