import type { Page } from 'puppeteer-core';
import { readCards, until, untilShown } from '../../test/browser/pages.ts';
import { keep, lookAt, shoot } from './camera.ts';
import { click, openPopup, type Scene, scrollToCard, TOPICS, untilCalm } from './scene.ts';

/** The bubble's real width; browsers give it at most 600 pixels of height. */
const BUBBLE = { width: 480, height: 600 } as const;
const FOLDER = 'docs/pictures';

async function take(page: Page, name: string): Promise<void> {
  keep(`${FOLDER}/${name}.png`, await shoot(page), 'small');
}

/** The first minute of a day: papers come in while sources are still being asked. */
export async function takeProgress(page: Page): Promise<void> {
  await lookAt(page, BUBBLE);
  await untilShown(page);
  await take(page, 'popup-progress');
}

/** The popup of today, in every state a reader meets. Leaves three papers saved and two read. */
export async function takePopup(scene: Scene): Promise<void> {
  const page = await openPopup(scene);
  await lookAt(page, BUBBLE);
  await untilCalm(page);
  for (const at of [1, 4, 6]) await click(page, 'article [data-action=save]', at);
  for (const at of [2, 5]) await click(page, 'article [data-action=read]', at);
  await page.close();

  const light = await openPopup(scene);
  await lookAt(light, BUBBLE);
  await untilCalm(light);
  await take(light, 'popup-light');
  await lookAt(light, { ...BUBBLE, theme: 'dark' });
  await take(light, 'popup-dark');
  await lookAt(light, { width: 320, height: 600 });
  await light.evaluate(() => document.documentElement.removeAttribute('data-bubble'));
  await take(light, 'popup-narrow');
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
    const links = (card: Element) => Number.parseInt(card.querySelector('.media button')?.textContent ?? '0', 10) || 0;
    const best = Math.max(...cards.map(links));
    return cards.findIndex((card) => links(card) === best);
  });
  const card = (await page.$$('article[data-arxiv-id]'))[at];
  for (const part of ['.reasons button', '.abstract button', '.media button'])
    await card?.$eval(part, (button) => (button as HTMLElement).click());
  await scrollToCard(page, at);
  await take(page, 'card-unfolded');
  await page.close();
}

async function takeSearch(scene: Scene): Promise<void> {
  const page = await openPopup(scene);
  await lookAt(page, BUBBLE);
  await untilCalm(page);
  await page.type('input[type=search]', 'diffusion');
  await until('hits', async () => (await page.$$('mark')).length > 3);
  await take(page, 'popup-search');
  await page.close();
}

async function takeCalendar(scene: Scene): Promise<void> {
  const page = await openPopup(scene);
  await lookAt(page, BUBBLE);
  await untilCalm(page);
  await click(page, '[data-key=g]');
  await until('the calendar', () => page.$('.calendar table'));
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await take(page, 'popup-calendar');
  await page.close();
}

async function takeSaved(scene: Scene): Promise<void> {
  const page = await openPopup(scene);
  await lookAt(page, BUBBLE);
  await untilCalm(page);
  await click(page, '.views button', 2);
  await until('the saved papers', async () => (await readCards(page)).length === 3);
  await take(page, 'popup-saved');
  await click(page, '.views button', 0);
  await click(page, '[data-key=f]');
  await until('the filters', () => page.$('.filters'));
  await page.select('.filters label:nth-of-type(2) select', TOPICS[1]?.name ?? '');
  await take(page, 'popup-filtered');
  await page.close();
}

/** Days that are over, days of which there is none, and a day of which a source could not be had. */
export async function takeDays(scene: Scene): Promise<void> {
  for (const [day, name] of [
    ['2026-10-14', 'popup-past-day'],
    ['2026-10-13', undefined],
    ['2026-10-10', 'popup-weekend'],
  ] as const) {
    const page = await openPopup(scene, day);
    await lookAt(page, BUBBLE);
    await untilCalm(page);
    await until('the run of the day', async () => (await page.$('.notes p:not(:empty), article')) !== null);
    if (name !== undefined) await take(page, name);
    await page.close();
  }
  scene.world.order({ host: 'huggingface.co', trouble: { kind: 'status', status: 503 } });
  const page = await openPopup(scene, '2026-10-12');
  await lookAt(page, BUBBLE);
  await until('the failure', () => page.$('.failure'), 200_000);
  await untilCalm(page);
  await take(page, 'popup-source-failed');
  await page.close();
  scene.world.heal();
}
