import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { until } from '../browser/pages.ts';
import type { BenchArgs } from './index.ts';
import { compare, printTable } from './measure/figures.ts';
import { openOther } from './measure/peer.ts';
import { makeSmallExtension } from './measure/small-extension.ts';
import { openStage, rest } from './measure/stage.ts';

const RUNS = 21;
const EMPTY = 'chrome.runtime.onMessage.addListener((message, sender, answer) => { answer({ ok: true }); });';

interface Runtime {
  chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/** From a dead worker to its first reply, in ms, as the page that asks sees it. */
async function startOnce(page: Page, stop: () => Promise<void>, message: object): Promise<number> {
  await stop();
  await rest(300);
  return until('a reply', () =>
    page.evaluate(async (sent) => {
      const startedAt = performance.now();
      const reply = await (globalThis as unknown as Runtime).chrome.runtime.sendMessage(sent);
      return reply === undefined ? 0 : performance.now() - startedAt;
    }, message),
  );
}

/** Cold start of the worker to its first reply (`mediaOf` of a paper, which reads the database), beside an empty worker. */
export async function run({ json }: BenchArgs): Promise<object> {
  const folder = await makeSmallExtension({ text: EMPTY });
  const stage = await openStage();
  const small = await openOther([folder], stage.world.port);
  try {
    const own = await stage.session.openOwn('options/index.html');
    const plain = await small.puppet.newPage();
    await plain.goto(`${small.origin}/page.html`);
    const devtools = await plain.createCDPSession();
    await devtools.send('ServiceWorker.enable');
    const ours: number[] = [];
    const floor: number[] = [];
    for (let at = 0; at < RUNS + 2; at += 1) {
      const mine = await startOnce(own, stage.session.stopBackground, {
        verb: 'mediaOf',
        argument: '2404.03648',
      });
      const stop = async () => void (await devtools.send('ServiceWorker.stopAllWorkers'));
      const empty = await startOnce(plain, stop, { verb: 'nothing' });
      if (at < 2) continue;
      ours.push(mine);
      floor.push(empty);
    }
    const figures = { start: compare(ours, floor) };
    if (!json) {
      printTable(`worker cold start to first reply, medians of ${RUNS}`, [
        ['ms', 'empty worker ms', 'ratio'],
        [figures.start.ms, figures.start.floorMs, figures.start.ratio],
      ]);
    }
    return figures;
  } finally {
    await small.close();
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
