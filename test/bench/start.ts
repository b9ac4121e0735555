import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { until, untilShown } from '../browser/pages.ts';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld } from '../world/world.ts';
import type { BenchArgs } from './index.ts';
import { freshBuild } from './measure/build.ts';
import { compare, printTable } from './measure/figures.ts';
import { type Other, openOther } from './measure/peer.ts';
import { makeSmallExtension } from './measure/small-extension.ts';
import { rest } from './measure/stage.ts';

const RUNS = 21;
const EMPTY = 'chrome.runtime.onMessage.addListener((message, sender, answer) => { answer({ ok: true }); });';

interface Runtime {
  chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/** A page of an extension, and the end of its worker. */
async function openAsker({ puppet, origin }: Other, path: string): Promise<{ page: Page; stop(): Promise<void> }> {
  const page = await puppet.newPage();
  await page.goto(`${origin}/${path}`);
  const devtools = await page.createCDPSession();
  await devtools.send('ServiceWorker.enable');
  return { page, stop: async () => void (await devtools.send('ServiceWorker.stopAllWorkers')) };
}

/** From a dead worker to its first reply, in ms, as the page that asks sees it. */
async function startOnce({ page, stop }: Awaited<ReturnType<typeof openAsker>>, message: object): Promise<number> {
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

/**
 * Cold start of the worker to its first reply (`mediaOf` of a paper, which reads the database), beside an empty worker.
 * The build is measured as it is shipped: nothing is put in front of it to shift its clock.
 */
export async function run({ json }: BenchArgs): Promise<object> {
  const folder = await makeSmallExtension({ text: EMPTY });
  const world = await openWorld({ library: generatedLibrary({ seed: 'bench', size: 0.4 }) });
  const own = await openOther([await freshBuild()], world.port);
  const small = await openOther([folder], world.port);
  try {
    const asker = await openAsker(own, 'popup/index.html');
    await untilShown(asker.page, { idle: true, timeoutMs: 120_000 });
    await asker.page.goto(`${own.origin}/options/index.html`);
    await rest(3000);
    const plain = await openAsker(small, 'page.html');
    const ours: number[] = [];
    const floor: number[] = [];
    for (let at = 0; at < RUNS + 2; at += 1) {
      const mine = await startOnce(asker, { verb: 'mediaOf', argument: '2404.03648' });
      const empty = await startOnce(plain, { verb: 'nothing' });
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
    await own.close();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
