import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readEntries } from '../../scripts/package.ts';
import { makeStoreZip } from '../../scripts/zip.ts';
import { contentScripts, filesUnder, popupScripts, workerScripts } from '../browser/build-parts.ts';
import type { BenchArgs } from './index.ts';
import { freshBuild } from './measure/build.ts';
import { printTable } from './measure/figures.ts';

/** Bytes: the store package (zip), the worker (raw), the popup before any formula (gzipped), the content scripts of the page that has more of them (raw). */
export async function run({ json }: BenchArgs): Promise<object> {
  const folder = await freshBuild();
  const read = (name: string) => readFileSync(join(folder, name));
  const sum = (names: readonly string[], measure: (bytes: Buffer) => number) =>
    names.reduce((total, name) => total + measure(read(name)), 0);
  const content = contentScripts(folder).map((names) => sum(names, (bytes) => bytes.length));
  const figures = {
    package: (await makeStoreZip(readEntries(folder, filesUnder(folder)))).length,
    worker: sum(workerScripts(folder), (bytes) => bytes.length),
    popup: sum(popupScripts(folder), (bytes) => gzipSync(bytes, { level: 9 }).length),
    content: Math.max(...content),
  };
  if (!json) {
    printTable('bytes', [
      ['what', 'bytes', 'budget'],
      ['package (zip)', figures.package, 240_000],
      ['worker (raw)', figures.worker, 130_000],
      ['popup (gzip)', figures.popup, 40_000],
      ['content (raw)', figures.content, 14_000],
    ]);
  }
  return figures;
}
