import type { Page } from 'puppeteer-core';
import type { World } from '../world/world.ts';
import { readCards, readState, until } from './pages.ts';
import type { Session } from './session.ts';

/** What the states stand on: a day that has been fetched, and its clock at noon in New York. */
const DAY = '2026-03-20';
export const NOON = Date.parse(`${DAY}T16:00:00Z`);

interface Scene {
  readonly session: Session;
  readonly world: World;
  readonly page: Page;
}

/** One thing a reader can have before the eyes: a page, and what was done on it. */
export interface State {
  readonly name: string;
  /** Path within the extension. */
  readonly path: string;
  /** What goes wrong outside while it is looked at. */
  readonly before?: (world: World) => void;
  readonly act?: (scene: Scene) => Promise<unknown>;
}

/** Waits until something is there, and clicks it; the n-th, from 0. */
async function click(page: Page, selector: string, at = 0): Promise<void> {
  await until(selector, async () => (await page.$$(selector)).length > at);
  await page.$$eval(selector, (found, wanted) => (found[wanted] as HTMLElement).click(), at);
}

/** Waits for an element. */
const shown = (page: Page, selector: string) => until(selector, () => page.$(selector));

/** Waits until the day is there and nobody is asked for it any more. */
async function calm(page: Page): Promise<void> {
  await until('a calm page', async () => {
    const { state, busy } = await readState(page);
    return state !== 'loading' && busy === 'false';
  });
  // Marks come right after the first paint, and with them the end of the list.
  await shown(page, '.views button:last-child .count');
}

async function onDay({ page }: Scene, act: (page: Page) => Promise<unknown>): Promise<void> {
  await calm(page);
  await act(page);
}

const popup = (name: string, act: (page: Page) => Promise<unknown> = () => Promise.resolve()): State => ({
  name,
  path: 'popup/index.html',
  act: (scene) => onDay(scene, act),
});

const settings = (name: string, path: string, act?: (page: Page) => Promise<unknown>): State => ({
  name,
  path,
  act: async ({ page }) => {
    await until('the settings', async () => (await page.$$('main button')).length > 3);
    await act?.(page);
  },
});

/** Every state of our pages that a reader meets; the first ones leave one paper saved and one hidden. */
export const STATES: readonly State[] = [
  popup('a day'),
  popup('nothing saved', async (page) => {
    await click(page, '.views button', 2);
    await shown(page, 'main > .note:not(:empty)');
  }),
  popup('a paper saved, with the way back', async (page) => {
    await click(page, 'article [data-action=save]');
    await shown(page, '.toast[data-shown] button');
  }),
  popup('the saved papers', async (page) => {
    await click(page, '.views button', 2);
    await until('the saved paper', async () => (await readCards(page)).length > 0);
  }),
  popup('a card with all it can unfold', async (page) => {
    for (const part of ['[data-key=w]', '.abstract button', '.media button']) await click(page, `article ${part}`);
    await shown(page, '.links a');
    await shown(page, '.reasons li');
  }),
  popup('more to be done with a card', async (page) => {
    await click(page, 'article [data-key="."]');
    await click(page, '[data-action=never-author]');
    await click(page, '[data-action=never-word]');
    await shown(page, '.choices button');
  }),
  popup('a paper marked as read, and one hidden', async (page) => {
    await click(page, 'article [data-action=read]', 1);
    await click(page, 'article [data-action=hide]', 2);
    await shown(page, '.toast[data-shown] button');
  }),
  popup('all papers of the day', async (page) => {
    await click(page, '.views button', 1);
    await shown(page, '.row');
  }),
  popup('a row unfolded', async (page) => {
    await click(page, '.views button', 1);
    await click(page, '.row [data-key=e]');
    await shown(page, '.rows .abstract');
  }),
  popup('what was found', async (page) => {
    await page.type('input[type=search]', 'the');
    await shown(page, 'mark');
  }),
  popup('nothing found', async (page) => {
    await page.type('input[type=search]', 'qqqq');
    await until('the end of the search', async () =>
      page.$eval('main > .note', (note) => !note.textContent?.includes('…')),
    );
  }),
  popup('filters', (page) => click(page, '[data-key=f]')),
  popup('filters that leave nothing', async (page) => {
    await click(page, '[data-key=f]');
    await shown(page, '.filters select');
    await page.select('.filters label:first-child select', 'saved');
    await page.select('.filters label:nth-of-type(3) select', 'leaderboard').catch(() => undefined);
  }),
  popup('the hidden papers', async (page) => {
    await click(page, '[data-key=f]');
    await shown(page, '.filters select');
    await page.select('.filters label:first-child select', 'hidden');
  }),
  popup('the calendar', async (page) => {
    await click(page, '[data-key=g]');
    await shown(page, '.calendar [data-count]');
  }),
  popup('the keys', async (page) => {
    await page.keyboard.press('?');
    await shown(page, 'dialog[open]');
  }),
  {
    name: 'a Saturday',
    path: 'popup/index.html?day=2026-03-14',
    act: ({ page }) => shown(page, 'main[data-state=empty]'),
  },
  {
    name: 'a day too old',
    path: 'popup/index.html?day=2020-01-06',
    act: ({ page }) => shown(page, 'main[data-state=empty]'),
  },
  {
    name: 'a source that cannot be had',
    path: 'popup/index.html?day=2026-03-17',
    before: (world) => world.order({ host: 'huggingface.co', trouble: { kind: 'status', status: 503 } }),
    act: ({ page }) => until('the failure', () => page.$('.failure'), 100_000),
  },
  {
    name: 'a day being fetched',
    path: 'popup/index.html?day=2026-03-18',
    before: (world) => world.order({ trouble: { kind: 'late', ms: 3000 } }),
    act: ({ page }) => shown(page, 'main[aria-busy=true]'),
  },
  settings('the settings', 'options/index.html'),
  settings('a topic being added and one removed', 'options/index.html', async (page) => {
    await click(page, '.topic-head button');
    await click(page, '#topics p > .button.primary');
    await page.keyboard.type('graph');
    await page.type('.topics > li:last-child .chips input', 'math');
    await shown(page, '.suggestions');
  }),
  settings('what the report says', 'options/index.html', async (page) => {
    await click(page, 'summary');
    await shown(page, 'details[open] pre');
  }),
  settings('before everything is forgotten', 'options/index.html', async (page) => {
    await click(page, '.box:has(> dialog[aria-labelledby=forget-question]) > p > button', 1);
    await shown(page, 'dialog[open]');
  }),
  settings('the first minute', 'options/index.html?welcome', async (page) => {
    await click(page, '.fields button');
    await click(page, 'button.link');
  }),
  { name: 'the cover of the show', path: `popup/show.html?day=${DAY}`, act: ({ page }) => shown(page, '.cover') },
  {
    name: 'a slide of the show',
    path: `popup/show.html?day=${DAY}`,
    act: async ({ page }) => {
      await shown(page, '.cover');
      await page.keyboard.press('ArrowRight');
      await shown(page, 'article h1');
    },
  },
  {
    name: 'a show of a day that is not stored',
    path: 'popup/show.html?day=2026-01-05',
    act: ({ page }) => shown(page, '.cover a'),
  },
];

/** Waits until what has changed is drawn: another theme, another width. */
export async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
  );
}

/** Opens a state; whoever looked at it closes the page and calls `world.heal()`. */
export async function openState(state: State, session: Session, world: World): Promise<Page> {
  state.before?.(world);
  const page = await session.openOwn('manifest.json');
  // Each begins at the top and without what was typed before.
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${session.origin}/${state.path}`, { waitUntil: 'domcontentloaded' });
  await page.bringToFront();
  await state.act?.({ session, world, page });
  return page;
}
