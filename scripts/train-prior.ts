import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packPrior } from '../src/core/ranking/learning/pack-prior.ts';
import { readPriorData, trainPrior } from '../src/core/ranking/learning/train-prior.ts';
import { readRankingData } from '../test/bench/measure/ranking-data.ts';

const OUT = resolve(import.meta.dirname, '../src/static/prior.bin');

/**
 * `npm run train-prior -- --data DIR`: learns from all days of a folder of the ranking form what the community picks,
 * and writes the data file that the extension carries. The same folder gives the same file.
 */
export async function main(args: readonly string[]): Promise<void> {
  const folder = args[args.indexOf('--data') + 1];
  if (!args.includes('--data') || !folder) throw new Error('usage: npm run train-prior -- --data DIR');
  const { papers, days, votes } = readRankingData(folder);
  const numbers = new Map(days.map((day, number) => [day, number]));
  const data = readPriorData(
    papers,
    Int32Array.from(papers, ({ day }) => numbers.get(day) ?? 0),
    Float64Array.from(papers, ({ id }) => votes.get(id) ?? -1),
  );
  const { model } = trainPrior(data, days.length);
  if (!model) throw new Error('too few picks to learn from');
  const file = packPrior(model);
  writeFileSync(OUT, file);
  console.log(`${OUT}: ${file.length} bytes, ${gzipSync(file).length} gzipped, from ${papers.length} papers`);
}
