import type { BenchArgs } from './index.ts';
import { bigFeed } from './measure/big-feed.ts';
import { type Case, compare, printTable, round } from './measure/figures.ts';
import { floorOnce, ingestOnce, openIngestStage } from './measure/ingest-run.ts';
import { rest } from './measure/stage.ts';

const RUNS = 5;

async function measure(count: number): Promise<Case> {
  const stage = await openIngestStage(count);
  const { url } = bigFeed(count);
  try {
    const page = await stage.session.openOwn('options/index.html');
    await rest(3000);
    const ours: number[] = [];
    const floor: number[] = [];
    for (let at = 0; at < RUNS + 1; at += 1) {
      const own = await ingestOnce(stage, page, count);
      const plain = await floorOnce(page, url);
      if (at === 0) continue;
      ours.push(own);
      floor.push(plain);
    }
    return compare(ours, floor);
  } finally {
    await stage.close();
  }
}

/**
 * From the request for a feed of 1,000 and of 2,000 items to the digest of all of them, in the real worker; beside fetch,
 * one pass and one transaction of the same records in a page of the extension.
 */
export async function run({ json }: BenchArgs): Promise<object> {
  const thousand = await measure(1000);
  const twoThousand = await measure(2000);
  // What twice as many cost: linear is 2.
  const growth = { ms: twoThousand.ms, floorMs: thousand.ms, ratio: round(twoThousand.ms / thousand.ms, 3) };
  const figures = { thousand, twoThousand, growth };
  if (!json) {
    printTable(`ingest, medians of ${RUNS}`, [
      ['items', 'ms', 'floor ms', 'ratio'],
      [1000, thousand.ms, thousand.floorMs, thousand.ratio],
      [2000, twoThousand.ms, twoThousand.floorMs, twoThousand.ratio],
      ['2000 / 1000', growth.ms, growth.floorMs, growth.ratio],
    ]);
  }
  return figures;
}
