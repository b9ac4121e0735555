import type { Page } from 'puppeteer-core';
import { until, untilShown } from '../browser/pages.ts';
import type { BenchArgs } from './index.ts';
import { compare, median, printTable, quantile, round } from './measure/figures.ts';
import { growLibrary } from './measure/fill.ts';
import { inDatabase, openStage, rest } from './measure/stage.ts';

const PAPERS = 100_000;
const QUERIES = ['diffusion', 'language models', 'robust scaling', 'ashgrove', 'graph networks'];

interface Typed {
  /** ms from each keystroke to the frame that shows what it found. */
  readonly keys: number[];
  /** ms from the last keystroke to the first hit in abstracts, and to all. */
  readonly firstAbstracts: number | undefined;
  readonly allAbstracts: number;
}

/** Types a query as fast as its results come, letter by letter. */
function typeQuery(page: Page, query: string): Promise<Typed> {
  return page.evaluate(async (text) => {
    const field = document.querySelector<HTMLInputElement>('input[type=search]');
    if (!field) throw new Error('no search field');
    const afterFrame = () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now());
          channel.port2.postMessage(0);
        });
      });
    const keys: number[] = [];
    let startedAt = 0;
    for (let end = 1; end <= text.length; end += 1) {
      startedAt = performance.now();
      field.value = text.slice(0, end);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // One frame draws the field, the next what was found for it.
      await afterFrame();
      keys.push((await afterFrame()) - startedAt);
    }
    const isBusy = () => /…|\.\.\./.test(document.querySelector('main [role=status]')?.textContent ?? '');
    const hasAbstracts = () => document.querySelector('main h2.section') !== null;
    let firstAbstracts: number | undefined;
    while (performance.now() - startedAt < 20_000) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (firstAbstracts === undefined && hasAbstracts()) firstAbstracts = performance.now() - startedAt;
      if (performance.now() - startedAt > 400 && !isBusy()) break;
    }
    const allAbstracts = performance.now() - startedAt;
    field.value = '';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return { keys, firstAbstracts, allAbstracts };
  }, query);
}

/** One scan of all titles and authors as a single string: what a keystroke costs at least. */
function scan(page: Page, query: string): Promise<number[]> {
  return inDatabase(
    page,
    async (db, text: string) => {
      const shelves = await new Promise<{ rows: { title: string; authors: string }[] }[]>((resolve, reject) => {
        const ask = db.transaction('shelves').objectStore('shelves').getAll();
        ask.onsuccess = () => resolve(ask.result);
        ask.onerror = () => reject(ask.error);
      });
      const joined = shelves
        .flatMap(({ rows }) => rows.map(({ title, authors }) => `${title}\t${authors}`))
        .join('\n')
        .toLowerCase();
      const times: number[] = [];
      for (let end = 1; end <= text.length; end += 1) {
        const part = text.slice(0, end).toLowerCase();
        const startedAt = performance.now();
        let found = 0;
        for (let at = joined.indexOf(part); at >= 0 && found < 1e6; at = joined.indexOf(part, at + 1)) found += 1;
        times.push(performance.now() - startedAt);
      }
      return times;
    },
    query,
  );
}

/** Every abstract read and looked through once, in large steps: ms to the first that holds the query, and to the end. */
function scanAbstracts(page: Page, query: string): Promise<{ first: number; all: number }> {
  return inDatabase(
    page,
    async (db, text: string) => {
      const startedAt = performance.now();
      let first = 0;
      let after: IDBKeyRange | null = null;
      for (;;) {
        const blocks = await new Promise<{ id: string; papers: { abstract: string }[] }[]>((resolve, reject) => {
          const ask = db.transaction('papers').objectStore('papers').getAll(after, 20);
          ask.onsuccess = () => resolve(ask.result);
          ask.onerror = () => reject(ask.error);
        });
        if (blocks.some(({ papers }) => papers.some(({ abstract }) => abstract.toLowerCase().includes(text))))
          first ||= performance.now() - startedAt;
        if (blocks.length < 20) break;
        after = IDBKeyRange.lowerBound(blocks.at(-1)?.id, true);
      }
      return { first, all: performance.now() - startedAt };
    },
    query,
  );
}

/** Search as it is typed in 100,000 papers, in the real popup; beside one scan of a joined string. */
export async function run({ json }: BenchArgs): Promise<object> {
  const stage = await openStage();
  try {
    const page = await stage.session.openOwn('popup/index.html');
    await untilShown(page);
    await growLibrary(page, PAPERS);
    await page.close();
    const popup = await stage.session.openOwn('popup/index.html');
    await untilShown(popup);
    const heap = async () => {
      const devtools = await popup.createCDPSession();
      await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      await devtools.detach();
      return usedSize;
    };
    const before = await heap();
    // The first letter fetches the library.
    await typeQuery(popup, 'a');
    await until('the library', async () => popup.$('main'));
    await rest(3000);
    const typed: Typed[] = [];
    const floor: number[] = [];
    const scanned: { first: number; all: number }[] = [];
    for (const query of QUERIES) {
      typed.push(await typeQuery(popup, query));
      floor.push(...(await scan(popup, query)));
      scanned.push(await scanAbstracts(popup, query));
    }
    await rest(2000);
    const after = await heap();
    const keys = typed.flatMap((one) => one.keys);
    const firsts = typed.flatMap(({ firstAbstracts }) => firstAbstracts ?? []);
    const keystroke = {
      ms: round(quantile(keys, 0.95)),
      floorMs: round(quantile(floor, 0.95)),
      ratio: round(quantile(keys, 0.95) / quantile(floor, 0.95), 3),
      medianMs: round(median(keys)),
    };
    const figures = {
      keystroke,
      firstAbstract: compare(
        firsts,
        scanned.flatMap(({ first }) => (first > 0 ? [first] : [])),
      ),
      allAbstracts: compare(
        [Math.max(...typed.map(({ allAbstracts }) => allAbstracts))],
        scanned.map(({ all }) => all),
      ),
      heap: { bytes: after, floorBytes: before, ratio: round(after / before, 3) },
    };
    if (!json) {
      printTable(`search in ${PAPERS} papers`, [
        ['what', 'ms'],
        ['keystroke, p95', keystroke.ms],
        ['keystroke, median', keystroke.medianMs],
        ['scan, p95', keystroke.floorMs],
        ['first hit in abstracts', figures.firstAbstract.ms],
        ['scan to the first', figures.firstAbstract.floorMs],
        ['all abstracts, slowest', figures.allAbstracts.ms],
        ['scan of all', figures.allAbstracts.floorMs],
      ]);
    }
    return figures;
  } finally {
    await stage.close();
  }
}
