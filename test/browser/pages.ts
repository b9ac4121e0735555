import type { Page } from 'puppeteer-core';
import type { Asked } from '../world/world.ts';
import type { Session } from './session.ts';

/** A card as a reader meets it: what is in the document, not what was meant. */
export interface ShownCard {
  readonly id: string;
  readonly title: string;
  readonly paper: string | undefined;
  readonly media: string | undefined;
  readonly mediaUrl: string | undefined;
  readonly abstract: string;
}

/** Waits until a condition holds; says what was awaited and what stood there instead. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  timeoutMs = 60_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const found = await ask();
      if (found) return found;
      last = found;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${timeoutMs} ms (last: ${String(last)})`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface State {
  readonly state: string | undefined;
  readonly busy: string | null | undefined;
  readonly day: string | null | undefined;
  readonly cards: number;
  readonly said: string;
}

export function readState(page: Page): Promise<State> {
  return page.evaluate(() => {
    const main = document.querySelector<HTMLElement>('main');
    return {
      state: main?.dataset.state,
      busy: main?.getAttribute('aria-busy'),
      day: document.querySelector('h1 time')?.getAttribute('datetime'),
      cards: document.querySelectorAll('article[data-arxiv-id]').length,
      said: (document.querySelector('[role=status]')?.textContent ?? '').slice(0, 200),
    };
  });
}

/** Waits until the popup shows its day; with `idle`, until no run is on for it either. */
export async function untilShown(
  page: Page,
  { idle = false, state = 'ready', timeoutMs = 60_000 } = {},
): Promise<State> {
  let last: State | undefined;
  return until(
    `popup ${state}${idle ? ' and idle' : ''}`,
    async () => {
      last = await readState(page);
      return last.state === state && (!idle || last.busy === 'false') ? last : undefined;
    },
    timeoutMs,
  ).catch((error: Error) => {
    throw new Error(`${error.message}; the page: ${JSON.stringify(last)}`);
  });
}

export function readCards(page: Page): Promise<ShownCard[]> {
  return page.evaluate(() => {
    const name = (element: Element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
    return [...document.querySelectorAll<HTMLElement>('article[data-arxiv-id]')].map((card) => {
      const media = [...card.querySelectorAll('a, button')].find((element) => name(element).startsWith('Media'));
      const paper = [...card.querySelectorAll('a')].find((element) => name(element) === 'Paper');
      return {
        id: card.dataset.arxivId ?? '',
        title: card.querySelector('h2')?.textContent?.trim() ?? '',
        paper: paper?.href,
        media: media && name(media),
        mediaUrl: media instanceof HTMLAnchorElement ? media.href : undefined,
        abstract: card.querySelector('[data-part=abstract]')?.textContent?.trim() ?? '',
      };
    });
  });
}

/**
 * Presses the first button whose name begins so, as a click does, as soon as it is there.
 * @param within a selector of what holds it; the whole page when not said.
 */
export async function press(page: Page, begin: string, within = 'body'): Promise<void> {
  await until(`a button ${begin} in ${within}`, () =>
    page.evaluate(
      ([start, holder]) => {
        const name = (button: Element) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim();
        const buttons = [...(document.querySelector(holder)?.querySelectorAll('button') ?? [])];
        const found = buttons.find((button) => name(button).startsWith(start));
        found?.click();
        return found !== undefined;
      },
      [begin, within] as const,
    ),
  );
}

/** The quiet lines that name a source which could not be had. */
export function readFailures(page: Page): Promise<string[]> {
  return page.$$eval('.failure', (lines) => lines.map((line) => line.textContent ?? ''));
}

/** Waits until a page has stopped changing: what it shows is the same for half a second. */
export async function untilStill(page: Page): Promise<void> {
  let last: string | undefined;
  await until('a page at rest', async () => {
    const before = last;
    last = await page.evaluate(() => document.readyState + document.documentElement.outerHTML);
    if (last === before) return true;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return false;
  });
}

/** Why a card is not whole; nothing when it is. */
export function faultsOf(card: ShownCard): string[] {
  const faults: string[] = [];
  if (!card.title) faults.push('no title');
  if (card.paper !== `https://arxiv.org/abs/${card.id}`) faults.push(`Paper leads to ${card.paper}`);
  if (!card.media) faults.push('no Media');
  if (card.mediaUrl !== undefined && !card.mediaUrl.startsWith('https://'))
    faults.push(`Media leads to ${card.mediaUrl}`);
  if (card.abstract.length < 40) faults.push(`abstract: ${card.abstract}`);
  return faults.map((fault) => `${card.id}: ${fault}`);
}

/** What the extension's background asked of the outside: a page's own requests and the browser's are not among them. */
export function askedByExtension(log: readonly Asked[]): Asked[] {
  return log.filter(({ headers }) => headers['sec-fetch-mode'] === 'cors' && headers['sec-fetch-dest'] === 'empty');
}

interface ApiGlobals {
  browser?: { storage: Storages };
  chrome: { storage: Storages };
}
interface Storages {
  sync: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> };
  local: { get(key: string | null): Promise<Record<string, unknown>> };
}

export interface Topic {
  readonly name: string;
  readonly categories?: readonly string[];
  readonly keywords?: readonly string[];
  readonly excludedKeywords?: readonly string[];
  readonly authors?: readonly string[];
}

/** Writes topics, and other settings, as another device would: through `storage.sync`, from a page of the extension. */
export async function writeTopics(session: Session, topics: readonly Topic[], others: object = {}): Promise<void> {
  const page = await session.openOwn('options/index.html');
  const whole = topics.map((topic) => ({ categories: [], keywords: [], excludedKeywords: [], authors: [], ...topic }));
  const written = { ...others, topics: whole };
  await page.evaluate(async (changed) => {
    const globals = globalThis as unknown as ApiGlobals;
    const { storage } = globals.browser ?? globals.chrome;
    const { settings } = await storage.sync.get('settings');
    await storage.sync.set({ settings: { ...(settings as object), ...changed } });
  }, written);
  await page.close();
}

/** The topics as they are stored for all devices. */
export function readTopics(page: Page): Promise<Topic[]> {
  return page.evaluate(async () => {
    const globals = globalThis as unknown as ApiGlobals;
    const { settings } = await (globals.browser ?? globals.chrome).storage.sync.get('settings');
    return ((settings as { topics?: Topic[] } | undefined)?.topics ?? []) as Topic[];
  });
}

/** All records of a store, read from a page of the extension. */
export function readStore<T>(page: Page, store: string): Promise<T[]> {
  return page.evaluate(
    (name) =>
      new Promise<T[]>((resolve, reject) => {
        const open = indexedDB.open('daily-show');
        // Not there yet: it is not for a test to make it.
        open.onupgradeneeded = () => open.transaction?.abort();
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const db = open.result;
          if (!db.objectStoreNames.contains(name)) {
            db.close();
            reject(new Error(`no store ${name}`));
            return;
          }
          const ask = db.transaction(name).objectStore(name).getAll();
          ask.onerror = () => reject(ask.error);
          ask.onsuccess = () => {
            db.close();
            resolve(ask.result);
          };
        };
      }),
    store,
  );
}

/** Waits until a fresh installation has its first day, and nothing of it is still under way. */
export async function untilFirstDay(session: Session): Promise<void> {
  const page = await session.openOwn('popup/index.html');
  await untilShown(page, { idle: true, timeoutMs: 100_000 });
  await page.close();
}
