import type { Browser } from 'puppeteer-core';
import { median, round } from './figures.ts';
import { readWork, rest } from './stage.ts';

/** What opening one page of arxiv.org costs: main-thread task time until it rests, shifts, long tasks, where things lie. */
interface PageCost {
  readonly task: number;
  readonly script: number;
  readonly shift: number;
  readonly longest: number;
  readonly rectangles: string;
}

interface Watched {
  shift: number;
  longest: number;
}

function watchPage(): void {
  const watched: Watched = { shift: 0, longest: 0 };
  (globalThis as unknown as { benchWatched: Watched }).benchWatched = watched;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.longest = Math.max(watched.longest, entry.duration);
  }).observe({ type: 'longtask', buffered: true });
}

/**
 * @param own selector of the page's own elements whose places are compared
 */
async function openPageOnce(puppet: Browser, url: string, own: string): Promise<PageCost> {
  const page = await puppet.newPage();
  const devtools = await page.createCDPSession();
  await devtools.send('Performance.enable');
  await page.evaluateOnNewDocument(watchPage);
  const before = await readWork(devtools);
  await page.goto(url, { waitUntil: 'load' });
  await rest(400);
  const after = await readWork(devtools);
  const seen = await page.evaluate((selector) => {
    const { shift, longest } = (globalThis as unknown as { benchWatched: Watched }).benchWatched;
    const rectangles = [...document.querySelectorAll(selector)]
      .filter((element) => !element.closest('[data-arxiv-daily-show]'))
      .map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top, width, height].map(Math.round).join(' ');
      });
    return { shift, longest, rectangles: rectangles.join('\n') };
  }, own);
  await page.close();
  return { task: after.task - before.task, script: after.script - before.script, ...seen };
}

/** With and without, turn about, so that a noisy minute hits both. */
export async function comparePages(
  withIt: Browser,
  without: Browser,
  url: string,
  own: string,
  runs: number,
): Promise<{
  ms: number;
  floorMs: number;
  ratio: number;
  addedMs: number;
  addedScriptMs: number;
  shift: number;
  longTaskMs: number;
  moved: boolean;
}> {
  const ours: PageCost[] = [];
  const floor: PageCost[] = [];
  for (let at = 0; at < runs + 2; at += 1) {
    const first = await openPageOnce(withIt, url, own);
    const second = await openPageOnce(without, url, own);
    if (at < 2) continue;
    ours.push(first);
    floor.push(second);
  }
  const ms = median(ours.map(({ task }) => task));
  const floorMs = median(floor.map(({ task }) => task));
  return {
    ms: round(ms),
    floorMs: round(floorMs),
    ratio: round(ms / floorMs, 3),
    addedMs: round(ms - floorMs),
    addedScriptMs: round(median(ours.map(({ script }) => script)) - median(floor.map(({ script }) => script))),
    shift: round(Math.max(...ours.map(({ shift }) => shift)) - Math.max(...floor.map(({ shift }) => shift)), 4),
    longTaskMs: round(median(ours.map(({ longest }) => longest))),
    moved: ours.at(-1)?.rectangles !== floor.at(-1)?.rectangles,
  };
}
