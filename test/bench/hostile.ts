import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { MAX_LISTED, tryFile } from './hostile/try-file.ts';
import type { BenchArgs } from './index.ts';

const DEFAULT_DATA = '../shared/recorded/hostile';
/** What a folder of test data says about itself. */
const NO_INPUT = /^(?:README.*|LICENSE.*|.*\.md|.*\.tsv)$/i;

function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !NO_INPUT.test(basename(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Every file of a folder through every source there is, as if each had been its answer.
 * `accepted`: at least one source made findings of it; `escapes`: an error that is no named failure, a changed
 * prototype, a link or picture that is not plain `https:`; `hangs`: one source took over a second.
 */
export async function run(args: BenchArgs): Promise<object> {
  const files = filesIn(resolve(args.data ?? DEFAULT_DATA));
  const results = files.map((file) => tryFile(file, readFileSync(file)));
  const escaped = results.filter(({ escapes }) => escapes.length > 0);
  const slowest = [...results].sort((a, b) => b.ms - a.ms);
  if (!args.json) {
    for (const { file, escapes } of escaped.slice(0, MAX_LISTED)) console.log(`escape ${file}: ${escapes.join('; ')}`);
    for (const { file, ms } of slowest.slice(0, 5)) console.log(`${ms.toFixed(0).padStart(6)} ms ${file}`);
    const reasons = new Map<string, number>();
    for (const { reason } of results) if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 12))
      console.log(`${count} ${reason}`);
  }
  const accepted = results.filter((each) => each.accepted.length > 0).length;
  return {
    files: files.length,
    accepted,
    rejected: files.length - accepted,
    escapes: escaped.length,
    hangs: results.filter(({ ms }) => ms > 1000).length,
    slowestMs: Math.round(slowest[0]?.ms ?? 0),
  };
}
