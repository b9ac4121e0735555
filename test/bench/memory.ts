import { rmSync } from 'node:fs';
import type { Browser, CDPSession } from 'puppeteer-core';
import type { BenchArgs } from './index.ts';
import { bigFeed } from './measure/big-feed.ts';
import { median, printTable, round } from './measure/figures.ts';
import { ingestOnce, openIngestStage } from './measure/ingest-run.ts';
import { openOther } from './measure/peer.ts';
import { makeSmallExtension } from './measure/small-extension.ts';
import { BENCH_DAY, rest } from './measure/stage.ts';

const ITEMS = 2000;
const RUNS = 3;

async function workerDevtools(puppet: Browser, origin: string): Promise<CDPSession> {
  const target = await puppet.waitForTarget(
    (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(origin),
  );
  return target.createCDPSession();
}

/**
 * The highest heap of a worker while something goes on, above what it held before, in bytes.
 * @param isSwept with each look sweeps up first: what is in use, and not what nobody has swept up yet.
 */
async function peakDuring(devtools: CDPSession, isSwept: boolean, work: () => Promise<unknown>): Promise<number> {
  const sweep = () => devtools.send('HeapProfiler.collectGarbage');
  const used = async () => {
    if (isSwept) await sweep();
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  };
  await sweep();
  const before = await used();
  let peak = before;
  let isOn = true;
  const watching = (async () => {
    while (isOn) {
      peak = Math.max(peak, await used());
      await rest(4);
    }
  })();
  try {
    await work();
  } finally {
    isOn = false;
    await watching.catch(() => undefined);
  }
  return peak - before;
}

/**
 * Heap of the worker during an ingest of 2,000 items, beside a worker that only fetches and parses the same feed. Looks are
 * between tasks: what is made and dropped inside one is only seen where it is still lying about.
 */
export async function run({ json }: BenchArgs): Promise<object> {
  const stage = await openIngestStage(ITEMS);
  const folder = await makeSmallExtension({ entry: 'parse-worker.ts' });
  const small = await openOther([folder], stage.world.port);
  const { url } = bigFeed(ITEMS);
  try {
    const page = await stage.session.openOwn('options/index.html');
    await rest(3000);
    const asker = await small.puppet.newPage();
    await asker.goto(`${small.origin}/page.html`);
    const ask = () =>
      asker.evaluate(
        (message) =>
          (
            globalThis as unknown as { chrome: { runtime: { sendMessage(sent: unknown): Promise<unknown> } } }
          ).chrome.runtime.sendMessage(message),
        { url, day: BENCH_DAY },
      );
    await ask();
    const own = await workerDevtools(stage.session.puppet, stage.session.origin);
    const plain = await workerDevtools(small.puppet, small.origin);
    const compareHeaps = async (isSwept: boolean) => {
      const ours: number[] = [];
      const floor: number[] = [];
      for (let at = 0; at < RUNS; at += 1) {
        ours.push(await peakDuring(own, isSwept, () => ingestOnce(stage, page, ITEMS)));
        floor.push(await peakDuring(plain, isSwept, ask));
      }
      const bytes = Math.round(median(ours));
      const floorBytes = Math.round(median(floor));
      return { bytes, floorBytes, ratio: round(bytes / floorBytes, 3) };
    };
    const figures = { ...(await compareHeaps(false)), inUse: await compareHeaps(true) };
    if (!json) {
      const row = ({ bytes, floorBytes, ratio }: Omit<typeof figures, 'inUse'>) =>
        [round(bytes / 1e6), round(floorBytes / 1e6), ratio] as const;
      printTable(`peak heap of the worker, ${ITEMS} items, medians of ${RUNS}`, [
        ['', 'MB', 'parse alone MB', 'ratio'],
        ['garbage included', ...row(figures)],
        ['in use', ...row(figures.inUse)],
      ]);
    }
    return figures;
  } finally {
    await small.close();
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
