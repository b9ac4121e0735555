import type { Page } from 'puppeteer-core';
import { readCards, until, untilShown } from '../../test/browser/pages.ts';
import { lookAt, take } from './camera.ts';
import { click, openFetched, openPopup, type Scene, scrollToCard, TOPICS, untilCalm } from './scene.ts';

/** The bubble's real width; browsers give it at most 600 pixels of height. */
const BUBBLE = { width: 480, height: 600 } as const;

/** The first minute of a day: papers come in while sources are still being asked. */
export async function takeProgress({ album }: Scene, page: Page): Promise<void> {
  await lookAt(page, BUBBLE);
  await untilShown(page);
  await take(album, page, 'popup-progress');
}

/** The popup of today, in every state a reader meets. Leaves three papers saved and two read. */
export async function takePopup(scene: Scene): Promise<void> {
  const page = await openPopup(scene);
  await lookAt(page, BUBBLE);
  await untilCalm(page);
  for (const at of [1, 4, 6]) await click(page, 'article [data-action=save]', at);
  for (const at of [2, 5]) await click(page, 'article [data-action=read]', at);
  // A page that goes takes along what it has not stored yet.
  await until('what was pressed', async () => (await page.$$('[data-action][aria-pressed=true]')).length === 5);
  await page.close();

  const light = await openPopup(scene);
  await lookAt(light, BUBBLE);
  await untilCalm(light);
  await take(scene.album, light, 'popup-light');
  await lookAt(light, { ...BUBBLE, theme: 'dark' });
  await take(scene.album, light, 'popup-dark');
  await lookAt(light, { width: 320, height: 600 });
  await light.evaluate(() => document.documentElement.removeAttribute('data-bubble'));
  await take(scene.album, light, 'popup-narrow');
  await light.close();

  await takeUnfolded(scene);
  await takeSearch(scene);
  await takeCalendar(scene);
  await takeSaved(scene);
}

/** One card with everything it can unfold: its reasons, its abstract, its media. */
async function takeUnfolded(scene: Scene): Promise<void> {
  const page = await openPopup(scene);
  await lookAt(page, { width: 480, height: 640 });
  await untilCalm(page);
  const at = await page.$$eval('article[data-arxiv-id]', (cards) => {
    // A short abstract is never folded.
    const links = (card: Element) =>
      (card.querySelector('.abstract button') &&
        Number.parseInt(card.querySelector('.media button')?.textContent ?? '0', 10)) ||
      0;
    const best = Math.max(...cards.map(links));
    return cards.findIndex((card) => links(card) === best);
  });
  const card = (await page.$$('article[data-arxiv-id]'))[at];
  for (const part of ['[data-key=w]', '.abstract button', '.media button'])
    await card?.$eval(part, (button) => (button as HTMLElement).click());
  await scrollToCard(page, at);
  await take(scene.album, page, 'card-unfolded');
  await page.close();
}

async function takeSearch(scene: Scene): Promise<void> {
  const page = await openPopup(scene);
  await lookAt(page, BUBBLE);
  await untilCalm(page);
  await page.type('input[type=search]', 'diffusion');
  await until('hits', async () => (await page.$$('mark')).length > 3);
  await take(scene.album, page, 'popup-search');
  await page.close();
}

async function takeCalendar(scene: Scene): Promise<void> {
  const page = await openPopup(scene);
  await lookAt(page, BUBBLE);
  await untilCalm(page);
  await click(page, '[data-key=g]');
  await until('the calendar', () => page.$('.calendar table'));
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await take(scene.album, page, 'popup-calendar');
  await page.close();
}

async function takeSaved(scene: Scene): Promise<void> {
  const page = await openPopup(scene);
  await lookAt(page, BUBBLE);
  await untilCalm(page);
  await click(page, '.views button', 2);
  await until('the saved papers', async () => (await readCards(page)).length === 3);
  await take(scene.album, page, 'popup-saved');
  await click(page, '.views button', 0);
  await click(page, '[data-key=f]');
  await until('the filters', () => page.$('.filters'));
  await page.select('.filters label:nth-of-type(2) select', TOPICS[1]?.name ?? '');
  await take(scene.album, page, 'popup-filtered');
  await page.close();
}

/** Days that are over, a day of which there is none, and one of which a source could not be had. */
export async function takeDays(scene: Scene): Promise<void> {
  const dayBefore = await openFetched(scene, '2026-10-09');
  await dayBefore.close();
  const past = await openFetched(scene, '2026-10-14');
  await lookAt(past, BUBBLE);
  await take(scene.album, past, 'popup-past-day');
  await past.close();

  const weekend = await openPopup(scene, '2026-10-10');
  await lookAt(weekend, BUBBLE);
  await until('the way to the day before', () => weekend.$('.notes button'));
  await take(scene.album, weekend, 'popup-weekend');
  await weekend.close();

  scene.world.order({ host: 'huggingface.co', trouble: { kind: 'status', status: 503 } });
  const failed = await openPopup(scene, '2026-10-13');
  await lookAt(failed, BUBBLE);
  await until('the failure', () => failed.$('.failure'), 200_000);
  await untilCalm(failed);
  await take(scene.album, failed, 'popup-source-failed');
  await failed.close();
  scene.world.heal();
}
