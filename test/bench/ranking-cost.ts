import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession } from 'puppeteer-core';
import { generatedLibrary } from '../world/generated-library.ts';
import type { BenchArgs } from './index.ts';
import { compare, median, printTable, round } from './measure/figures.ts';
import { openOther } from './measure/peer.ts';
import { makeSmallExtension } from './measure/small-extension.ts';
import { BENCH_DAY } from './measure/stage.ts';

const PAPERS = 2000;
const RUNS = 9;
const WARM = 2;
const PRIOR = join(import.meta.dirname, '../../src/static/prior.bin');

/** So many papers of all fields; abstracts are made as long as real ones. */
function makePapers(): object[] {
  const made = (generatedLibrary({ seed: 'ranking', size: 8 }).batch(BENCH_DAY) ?? [])
    .filter(({ announce }) => announce === 'new')
    .slice(0, PAPERS)
    .map(({ id, title, abstract, authors, categories, comments }) => ({
      ...{ id, title, authors, authorCount: authors.length, categories, comments: comments ?? '' },
      abstract: `${abstract} ${abstract} ${abstract}`,
    }));
  if (made.length < PAPERS) throw new Error(`only ${made.length} papers could be made`);
  return made;
}

async function heldBy(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await devtools.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return usedSize + backingStorageSize;
}

/**
 * What ranking costs in a real worker: training a taste of 20 saved papers, composing 2,000 candidates (two topics, taste,
 * prior, links), reading the prior's file; and how many bytes taste, background and prior hold in memory.
 */
export async function run({ json }: BenchArgs): Promise<object> {
  const folder = await makeSmallExtension({ entry: 'rank-worker.ts' });
  writeFileSync(join(folder, 'papers.json'), JSON.stringify(makePapers()));
  copyFileSync(PRIOR, join(folder, 'prior.bin'));
  const small = await openOther([folder]);
  try {
    const page = await small.puppet.newPage();
    await page.goto(`${small.origin}/page.html`);
    const ask = (message: string) =>
      page.evaluate(
        (sent) =>
          (
            globalThis as unknown as { chrome: { runtime: { sendMessage(one: unknown): Promise<unknown> } } }
          ).chrome.runtime.sendMessage(sent),
        message,
      );
    await ask('forget');
    const target = await small.puppet.waitForTarget((one) => one.type() === 'service_worker');
    const devtools = await target.createCDPSession();
    const runs: Record<string, number>[] = [];
    for (let at = 0; at < RUNS + WARM; at += 1) {
      const figures = (await ask('rank')) as Record<string, number>;
      if (at >= WARM) runs.push(figures);
    }
    const withModels = await heldBy(devtools);
    await ask('forget');
    const heldBytes = withModels - (await heldBy(devtools));
    const of = (name: string) => runs.map((one) => one[name] ?? Number.NaN);
    const figures = {
      train: compare(of('train'), of('trainFloor')),
      compose: compare(of('compose'), of('composeFloor')),
      prior: compare(of('prior'), of('priorFloor')),
      backgroundMs: round(median(of('background'))),
      heldBytes,
    };
    if (!json) {
      printTable(`ranking in a worker, ${PAPERS} papers, medians of ${RUNS}`, [
        ['what', 'ms', 'floor ms', 'ratio'],
        ['taste of 20 saved papers', figures.train.ms, figures.train.floorMs, figures.train.ratio],
        ['digest', figures.compose.ms, figures.compose.floorMs, figures.compose.ratio],
        ['prior, fetched and unpacked', figures.prior.ms, figures.prior.floorMs, figures.prior.ratio],
        ['background counted', figures.backgroundMs, '', ''],
        ['kB held by taste, background and prior', Math.round(heldBytes / 1000), '', ''],
      ]);
    }
    return figures;
  } finally {
    await small.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
