import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { until, untilShown } from '../browser/pages.ts';
import type { BenchArgs } from './index.ts';
import { compare, median, printTable, round } from './measure/figures.ts';
import { growDigest, growLibrary } from './measure/fill.ts';
import { openPeer } from './measure/peer.ts';
import { openStage, rest, type Stage } from './measure/stage.ts';

const CARDS = 300;
const PAPERS = 100_000;
const RUNS = 15;
const LONG_TASK = 50;

interface Marks {
  /** ms from the start of the navigation to the first frame with a card, and with all of them. */
  first: number;
  all: number;
  longest: number;
}

/** Notes when cards stand in a frame that was shown: the task after the frame's own. */
function watchCards(count: number): void {
  const marks: Marks = { first: 0, all: 0, longest: 0 };
  (globalThis as unknown as { benchMarks: Marks }).benchMarks = marks;
  const afterFrame = (name: 'first' | 'all') => {
    marks[name] = -1;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        marks[name] = performance.now();
      };
      channel.port2.postMessage(0);
    });
  };
  const look = () => {
    const there = document.getElementsByTagName('article').length;
    if (there > 0 && marks.first === 0) afterFrame('first');
    if (there >= count && marks.all === 0) afterFrame('all');
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) marks.longest = Math.max(marks.longest, entry.duration);
  }).observe({ type: 'longtask', buffered: true });
}

async function openOnce(stage: Stage, path: string): Promise<Marks> {
  const page = await stage.session.puppet.newPage();
  await page.evaluateOnNewDocument(watchCards, CARDS);
  await page.goto(`${stage.session.origin}/${path}`, { waitUntil: 'domcontentloaded' });
  const read = () => page.evaluate(() => ({ ...(globalThis as unknown as { benchMarks: Marks }).benchMarks }));
  const marks = await until(
    'all cards',
    async () => {
      const now = await read();
      return now.first > 0 && now.all > 0 ? now : undefined;
    },
    20_000,
  );
  await rest(150);
  const { longest } = await read();
  await page.close();
  return { ...marks, longest };
}

/** The very same cards as plain HTML: what no script of any kind could beat by much. */
async function writeStatic(stage: Stage, page: Page): Promise<void> {
  const html = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const script of copy.querySelectorAll('script, link[rel=modulepreload]')) script.remove();
    return `<!doctype html>${copy.outerHTML}`;
  });
  writeFileSync(join(stage.extension, 'popup', 'static.html'), html);
}

/** First card and all cards of a day of 300, 100,000 papers stored, the worker dead; beside the same cards as static HTML. */
export async function run({ json, rest: words }: BenchArgs): Promise<object> {
  const stage = await openStage();
  try {
    const page = await stage.session.openOwn('options/index.html');
    await growLibrary(page, PAPERS);
    await growDigest(page, CARDS);
    await page.close();
    const shown = await stage.session.openOwn('popup/index.html');
    await untilShown(shown);
    await until(
      'all cards',
      async () => (await shown.evaluate(() => document.getElementsByTagName('article').length)) >= CARDS,
      20_000,
    );
    await rest(500);
    await writeStatic(stage, shown);
    await shown.close();
    const ours: Marks[] = [];
    const floor: Marks[] = [];
    for (let at = 0; at < RUNS + 2; at += 1) {
      await stage.session.stopBackground();
      await rest(200);
      const own = await openOnce(stage, 'popup/index.html');
      const plain = await openOnce(stage, 'popup/static.html');
      // The first two warm the caches of both.
      if (at < 2) continue;
      ours.push(own);
      floor.push(plain);
    }
    const pick = (list: readonly Marks[], name: 'first' | 'all') => list.map((marks) => marks[name]);
    const figures = {
      first: compare(pick(ours, 'first'), pick(floor, 'first')),
      all: compare(pick(ours, 'all'), pick(floor, 'all')),
      // Beside the length from which browsers call a task long; shorter ones are not told, and count as none.
      longTask: compare(
        ours.map(({ longest }) => longest),
        [LONG_TASK],
      ),
      ...(await peerCase(words, median(pick(floor, 'first')))),
    };
    if (!json) {
      printTable(`popup: ${CARDS} cards, ${PAPERS} papers stored, worker dead, medians of ${RUNS}`, [
        ['case', 'ms', 'static HTML ms', 'ratio'],
        ['first card', figures.first.ms, figures.first.floorMs, figures.first.ratio],
        ['all cards', figures.all.ms, figures.all.floorMs, figures.all.ratio],
        ['longest task', figures.longTask.ms, `(limit ${LONG_TASK})`, figures.longTask.ratio],
      ]);
    }
    return figures;
  } finally {
    await stage.close();
  }
}

/** `--peer PATH`: first contentful paint of another extension's popup, as it is after its install. */
async function peerCase(words: readonly string[], floorMs: number): Promise<object> {
  const peer = await openPeer(words);
  if (!peer) return {};
  const times: number[] = [];
  for (let at = 0; at < RUNS; at += 1) {
    const page = await peer.puppet.newPage();
    await page.goto(`${peer.origin}/${peer.popup}`, { waitUntil: 'load' });
    const painted = await until('a paint of the peer', async () =>
      page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime),
    );
    times.push(painted);
    await page.close();
  }
  await peer.close();
  return { peer: { ms: round(median(times)), floorMs: round(floorMs), ratio: round(median(times) / floorMs, 3) } };
}
