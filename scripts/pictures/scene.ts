import type { Page } from 'puppeteer-core';
import { readState, readStore, type Topic, until, untilShown } from '../../test/browser/pages.ts';
import type { ChromiumSession } from '../../test/browser/session.ts';
import type { World } from '../../test/world/world.ts';
import type { Album } from './camera.ts';

/** What the pictures are taken of: one browser, one outside, one reader. */
export interface Scene {
  readonly session: ChromiumSession;
  readonly world: World;
  readonly album: Album;
}

/** A Thursday, shortly after breakfast in New York; the machine's clock is in Europe. */
export const NOW = Date.parse('2026-10-15T13:10:00Z');
export const TIME_ZONE = 'Europe/Berlin';
export const TODAY = '2026-10-15';

/** What the reader of the pictures is interested in. */
export const TOPICS: readonly Topic[] = [
  {
    name: 'Language models',
    categories: ['cs.CL', 'cs.AI'],
    keywords: ['long-context', 'test-time search', 'tool use'],
    excludedKeywords: ['recommendation'],
    authors: ['Ines Calloway'],
  },
  { name: 'Generative vision', categories: ['cs.CV'], keywords: ['diffusion', 'Gaussian splatting'] },
  { name: 'Robots that learn', categories: ['cs.RO'], keywords: ['imitation learning', 'grasping'] },
];

/** The popup as the bubble draws it: its own fixed width. A past day, when one is named. */
export async function openPopup({ session }: Scene, day?: string): Promise<Page> {
  const page = await session.openOwn('manifest.json');
  // Each picture begins at the top, not where the one before it left off.
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${session.origin}/popup/index.html?bubble${day === undefined ? '' : `&day=${day}`}`);
  return page;
}

/** Waits until the day is there and no run is on for it; an empty day counts. */
export async function untilCalm(page: Page): Promise<void> {
  await until(
    'a calm popup',
    async () => {
      const { state, busy } = await readState(page);
      return state !== 'loading' && busy === 'false';
    },
    200_000,
  );
}

/** Waits until everything that a day asks for has been answered or given up, and opens the day anew. */
export async function openFetched(scene: Scene, day: string): Promise<Page> {
  const page = await openPopup(scene, day);
  await until(
    `the run of ${day}`,
    async () => {
      const runs = await readStore<{ day: string; finishedAt?: number }>(page, 'runs');
      return runs.some((run) => run.day === day && run.finishedAt !== undefined);
    },
    200_000,
  );
  await page.close();
  const again = await openPopup(scene, day);
  await untilCalm(again);
  return again;
}

/** Clicks the n-th (from 0) of what a selector finds. */
export async function click(page: Page, selector: string, at = 0): Promise<void> {
  await untilShown(page);
  await page.$$eval(
    selector,
    (found, wanted) => {
      if (!(found[wanted] instanceof HTMLElement)) throw new Error(`there are only ${found.length}`);
      (found[wanted] as HTMLElement).click();
    },
    at,
  );
}

/** Brings the card at this place (from 0) to the upper edge. */
export async function scrollToCard(page: Page, at: number): Promise<void> {
  await page.$$eval(
    'article[data-arxiv-id]',
    (cards, wanted) => {
      const tools = document.querySelector('.tools')?.getBoundingClientRect().height ?? 0;
      const top = cards[wanted]?.getBoundingClientRect().top ?? 0;
      scrollBy({ top: top - tools + 1, behavior: 'instant' });
    },
    at,
  );
}
