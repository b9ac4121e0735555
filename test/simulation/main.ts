import { loadPrograms, playSeed } from './seed.ts';

/** `npm run simulate -- --seeds 10000 [--from 1] [--short] [--stop] [--trace SEED]` */
export async function main(args: readonly string[]): Promise<void> {
  const option = (name: string) => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? undefined : args[at + 1];
  };
  const programs = await loadPrograms();
  const traced = option('trace');
  if (traced !== undefined) {
    const report = await playSeed(traced, programs, console.log);
    console.log(report);
    process.exitCode = report.violations.length > 0 ? 1 : 0;
    return;
  }
  const seeds = Number(option('seeds') ?? '300');
  const kind = args.includes('--short') ? 's' : '';
  const from = Number(option('from') ?? '1');
  let [bad, days, requests, kills] = [0, 0, 0, 0];
  const started = Date.now();
  for (let number = from; number < from + seeds; number += 1) {
    const seed = `${kind}${number}`;
    const report = await playSeed(seed, programs);
    days += report.days;
    requests += report.requests;
    kills += report.kills;
    if (report.violations.length === 0) continue;
    bad += 1;
    console.error(`seed ${seed}: npm run simulate -- --trace ${seed}`);
    for (const violation of report.violations.slice(0, 5)) console.error(`  ${violation}`);
    if (args.includes('--stop')) break;
  }
  const seconds = (Date.now() - started) / 1000;
  console.log(
    `${seeds} seeds, ${days} days, ${requests} requests, ${kills} kills, ${bad} with violations; ` +
      `${seconds.toFixed(1)} s, ${((seconds / days) * 30).toFixed(2)} s a month`,
  );
  process.exitCode = bad > 0 ? 1 : 0;
}
