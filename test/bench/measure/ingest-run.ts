import type { Page } from 'puppeteer-core';
import { until, untilShown } from '../../browser/pages.ts';
import { BIG_LIST, bigFeed } from './big-feed.ts';
import { BENCH_DAY, inDatabase, openStage, rest, type Stage } from './stage.ts';

/** A stage whose day is one list of `count` papers and nothing else: the feed alone is asked. */
export async function openIngestStage(count: number): Promise<Stage> {
  const { library } = bigFeed(count);
  const stage = await openStage({ library, settled: false });
  const page = await stage.session.openOwn('options/index.html');
  const topic = { name: 'All', categories: [BIG_LIST], keywords: [], excludedKeywords: [], authors: [] };
  await page.evaluate(
    (settings) =>
      (
        globalThis as unknown as { chrome: { storage: { sync: { set(items: object): Promise<void> } } } }
      ).chrome.storage.sync.set({ settings }),
    { topics: [topic], sourcesOff: ['arxiv-api', 'hugging-face'], schedule: 'manual' },
  );
  await page.close();
  // The popup's own opening makes the database and sees the first day through.
  const popup = await stage.session.openOwn('popup/index.html');
  await untilShown(popup, { idle: true, timeoutMs: 60_000 });
  await popup.close();
  return stage;
}

interface Runtime {
  chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

const CACHE = ['state', 'papers', 'listings', 'digests', 'shelves', 'questions', 'runs', 'validators'];

/** Everything fetched is forgotten, so that the next refresh is the first. */
async function forgetAll(page: Page): Promise<void> {
  await inDatabase(
    page,
    (db, stores: string[]) =>
      new Promise<void>((resolve, reject) => {
        const write = db.transaction(stores, 'readwrite');
        for (const store of stores) write.objectStore(store).clear();
        write.oncomplete = () => resolve();
        write.onerror = () => reject(write.error);
      }),
    CACHE,
  );
}

/** The newest digest that knows all papers of the day; its stamp is when it was made, on the extension's clock. */
function readMade(page: Page, count: number, since: number): Promise<number | undefined> {
  return inDatabase(
    page,
    (db, [day, wanted, since]: [string, number, number]) =>
      new Promise<number | undefined>((resolve, reject) => {
        const ask = db.transaction('digests').objectStore('digests').get(day);
        ask.onsuccess = () =>
          resolve(ask.result?.candidates >= wanted && ask.result.madeAt >= since ? ask.result.madeAt : undefined);
        ask.onerror = () => reject(ask.error);
      }),
    [BENCH_DAY, count, since],
  );
}

/** Notes when the worker tells that a digest has been published, on the extension's clock. */
function hearPublished(page: Page): Promise<void> {
  return page.evaluate(() => {
    const scope = globalThis as unknown as { benchPublished: number[]; benchChannel?: BroadcastChannel };
    scope.benchPublished = [];
    scope.benchChannel ??= new BroadcastChannel('changes');
    scope.benchChannel.onmessage = ({ data }) => {
      if (data.type === 'digest') scope.benchPublished.push(Date.now());
    };
  });
}

function readPublished(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { benchPublished: number[] }).benchPublished);
}

/** From the request for the feed to the published digest of all its papers, in ms, by the outside's log and the worker's word. */
export async function ingestOnce(stage: Stage, page: Page, count: number): Promise<number> {
  // What the last run still has to tidy up would otherwise be taken for this one's.
  await rest(2000);
  await forgetAll(page);
  await rest(3200);
  stage.world.forget();
  const since = stage.world.now();
  await hearPublished(page);
  await page.evaluate(
    (day) => (globalThis as unknown as Runtime).chrome.runtime.sendMessage({ verb: 'refresh', argument: day }),
    BENCH_DAY,
  );
  const offset = stage.world.now() - Date.now();
  const made = await until('the digest', () => readMade(page, count, since), 120_000);
  const asked = stage.world.log.find(({ host, status }) => host === 'rss.arxiv.org' && status === 200);
  if (!asked) throw new Error('the feed was not asked for');
  // The stamp in it is from before it was made; its publication is told when it is stored.
  const published = await until('its publication', async () => (await readPublished(page)).find((at) => at >= made));
  return published - offset - asked.startedAt;
}

/** The floor: the same bytes fetched, read in one pass, and the same number of records put in one transaction. */
export function floorOnce(page: Page, url: string): Promise<number> {
  return page.evaluate(async (address) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('floor', 1);
      open.onupgradeneeded = () => open.result.createObjectStore('papers', { keyPath: 'id' });
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const startedAt = performance.now();
    const text = await (await fetch(address, { cache: 'no-store' })).text();
    const records: Record<string, unknown>[] = [];
    const item =
      /<item>\s*<title>([^<]*)<\/title>\s*<link>https:\/\/arxiv\.org\/abs\/([^<]*)<\/link>\s*<description>([^<]*)<\/description>[\s\S]*?<category>([^<]*)<\/category>[\s\S]*?<dc:creator>([^<]*)<\/dc:creator>/g;
    for (const [, title, id, abstract, category, authors] of text.matchAll(item)) {
      records.push({
        id,
        title,
        abstract,
        categories: [category],
        authors: authors?.split(', '),
        links: [],
        pictures: [],
      });
    }
    await new Promise<void>((resolve, reject) => {
      const write = db.transaction('papers', 'readwrite');
      const store = write.objectStore('papers');
      store.clear();
      for (const record of records) store.put(record);
      write.oncomplete = () => resolve();
      write.onerror = () => reject(write.error);
    });
    const took = performance.now() - startedAt;
    db.close();
    return took;
  }, url);
}
