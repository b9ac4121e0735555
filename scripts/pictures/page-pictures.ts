import { readCards, until, untilShown } from '../../test/browser/pages.ts';
import { lookAt, take } from './camera.ts';
import { openPopup, type Scene, TODAY } from './scene.ts';

const TAB = { width: 1120, height: 740, scale: 1 } as const;
const BLOCK = '[data-arxiv-daily-show]';

/** Settings in both themes, and the page of the first minute. */
export async function takeOptions({ session, album }: Scene): Promise<void> {
  const page = await session.openOwn('options/index.html');
  for (const theme of ['light', 'dark'] as const) {
    await lookAt(page, { ...TAB, height: 900, theme });
    await until('the settings', async () => (await page.$$('main button')).length > 3);
    await take(album, page, `options-${theme}`);
  }
  await page.close();
  const welcome = await session.openOwn('options/index.html?welcome');
  await lookAt(welcome, { ...TAB, height: 1000 });
  await until('the fields', async () => (await welcome.$$('.fields button')).length > 3);
  await take(album, welcome, 'welcome');
  await welcome.close();
}

/** The cover and one slide: the first with a picture, or else the one with most links. */
export async function takeShow({ session, album }: Scene): Promise<void> {
  const page = await session.openOwn('manifest.json');
  await lookAt(page, TAB);
  await page.goto(`${session.origin}/popup/show.html?day=${TODAY}`);
  await until('the cover', () => page.$('main[data-state=ready]'));
  await take(album, page, 'show-cover');
  let best = { at: 1, worth: -1 };
  for (let at = 1; at <= 20; at += 1) {
    await page.keyboard.press('ArrowRight');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const worth = await page.evaluate(
      () =>
        document.querySelectorAll('article .links a').length +
        10 * document.querySelectorAll('article .still img').length,
    );
    if (worth > best.worth) best = { at, worth };
  }
  await page.keyboard.press('Home');
  for (let at = 0; at < best.at; at += 1) await page.keyboard.press('ArrowRight');
  await take(album, page, 'show');
  await lookAt(page, { ...TAB, theme: 'dark' });
  await take(album, page, 'show-dark');
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
  // The embedded page does not set formulas nor other TeX.
  const count = (id: string) => (text(id).match(/https:\/\//g)?.length ?? 0) - (/[$\\]/.test(text(id)) ? 10 : 0);
  return [...ids].sort((a, b) => count(b) - count(a))[0] ?? '';
}

/** What stands on arXiv's own pages: here the embedded ones, which are arranged as arXiv's are. */
export async function takeSites(scene: Scene): Promise<void> {
  const { session, album } = scene;
  const abstract = await session.openSite(`https://arxiv.org/abs/${await richestPaper(scene)}`);
  await lookAt(abstract, TAB);
  await until('the block', () => abstract.$(`${BLOCK} a[data-kind]`));
  await take(album, abstract, 'abstract-page');
  await abstract.close();
  const listing = await session.openSite('https://arxiv.org/list/cs.CL/new');
  await lookAt(listing, TAB);
  await until('rows', async () => (await listing.$$(BLOCK)).length > 5);
  await listing.evaluate((block) => {
    document.querySelector(block)?.closest('dd')?.previousElementSibling?.scrollIntoView();
  }, BLOCK);
  await take(album, listing, 'listing-page');
  await listing.close();
}
