import type { Page } from 'puppeteer-core';
import { readCards, until, untilShown } from '../../test/browser/pages.ts';
import { keep, lookAt, shoot } from './camera.ts';
import { openPopup, type Scene, TODAY } from './scene.ts';

const TAB = { width: 1120, height: 740, scale: 1 } as const;
const FOLDER = 'docs/pictures';
const BLOCK = '[data-arxiv-daily-show]';

async function take(page: Page, name: string): Promise<void> {
  keep(`${FOLDER}/${name}.png`, await shoot(page), 'small');
}

/** Settings in both themes, and the page of the first minute. */
export async function takeOptions({ session }: Scene): Promise<void> {
  const page = await session.openOwn('options/index.html');
  for (const theme of ['light', 'dark'] as const) {
    await lookAt(page, { ...TAB, height: 900, theme });
    await until('the settings', async () => (await page.$$('main button')).length > 3);
    await take(page, `options-${theme}`);
  }
  await page.close();
  const welcome = await session.openOwn('options/index.html?welcome');
  await lookAt(welcome, { ...TAB, height: 1000 });
  await until('the fields', async () => (await welcome.$$('.fields button')).length > 3);
  await take(welcome, 'welcome');
  await welcome.close();
}

/** A slide with a picture. */
export async function takeShow({ session }: Scene): Promise<void> {
  const page = await session.openOwn(`popup/show.html?day=${TODAY}`);
  await lookAt(page, TAB);
  await until('the cover', () => page.$('main[data-state=ready]'));
  await take(page, 'show-cover');
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('ArrowRight');
    const isThere = await until('the picture', () => page.$('article .still img'), 1500).catch(() => undefined);
    if (isThere) break;
  }
  await take(page, 'show');
  await lookAt(page, { ...TAB, theme: 'dark' });
  await take(page, 'show-dark');
  await page.close();
}

/** The paper of the day with most kinds of media of its own, and where arXiv's page of it is. */
async function richestPaper(scene: Scene): Promise<string> {
  const popup = await openPopup(scene);
  await untilShown(popup, { idle: true });
  const ids = (await readCards(popup)).map(({ id }) => id);
  await popup.close();
  const text = (id: string) => {
    const paper = scene.world.library.paper(id);
    return `${paper?.abstract} ${paper?.comments}`;
  };
  const count = (id: string) => text(id).match(/https:\/\//g)?.length ?? 0;
  return [...ids].sort((a, b) => count(b) - count(a))[0] ?? '';
}

/** What stands on arXiv's own pages: here the embedded ones, which are arranged as arXiv's are. */
export async function takeSites(scene: Scene): Promise<void> {
  const { session } = scene;
  const abstract = await session.openSite(`https://arxiv.org/abs/${await richestPaper(scene)}`);
  await lookAt(abstract, TAB);
  await until('the block', () => abstract.$(`${BLOCK} a[data-kind]`));
  await take(abstract, 'abstract-page');
  await abstract.close();
  const listing = await session.openSite('https://arxiv.org/list/cs.CL/new');
  await lookAt(listing, TAB);
  await until('rows', async () => (await listing.$$(BLOCK)).length > 5);
  await listing.evaluate((block) => {
    document.querySelector(block)?.closest('dd')?.previousElementSibling?.scrollIntoView();
  }, BLOCK);
  await take(listing, 'listing-page');
  await listing.close();
}
