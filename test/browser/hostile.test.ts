import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';
import { hostileLibrary } from './hostile-library.ts';
import { expectClean, inspect, OWN, unfold, watch } from './hostile-page.ts';
import { until, untilShown, writeTopics } from './pages.ts';
import { openSession, type Session } from './session.ts';

const FRIDAY = '2026-03-20';
const NOON = Date.parse(`${FRIDAY}T16:00:00Z`);

describe.each(['chromium', 'firefox'] as const)('hostile words in %s', (kind) => {
  const library = hostileLibrary(generatedLibrary({ seed: 'hostile', size: 0.5 }), ['cs.CL']);
  let world: World;
  let session: Session;
  beforeAll(async () => {
    world = await openWorld({ library });
    session = await openSession(kind, { world, now: NOON });
    await writeTopics(session, [{ name: '<img src=x onerror=taken=30>', categories: ['cs.CL'] }]);
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it('stay words in the popup, in every list and unfolded', async () => {
    const page = await session.openOwn('popup/index.html');
    await watch(page);
    await untilShown(page, { timeoutMs: 60_000 });
    await until(
      'hostile titles',
      async () => page.evaluate(() => document.body.textContent?.includes('<script>globalThis.taken')),
      60_000,
    );
    await unfold(page);
    expectClean(await inspect(page));
    await page.close();
  });

  it('stay words in the options', async () => {
    const page = await session.openOwn('options/index.html');
    await watch(page);
    await until('the topic', async () => page.evaluate(() => document.querySelectorAll('input').length > 0));
    expectClean(await inspect(page));
    await page.close();
  });

  it('stay words in the block on an abstract page', async () => {
    const spoilt = (library.batch(FRIDAY) ?? []).filter(({ comments }) => comments?.includes('made-up-lab/real-'));
    const page = await session.openSite(`https://arxiv.org/abs/${spoilt[0]?.id}`);
    for (const { id } of spoilt.slice(0, 13)) {
      await page.goto(`https://arxiv.org/abs/${id}`, { waitUntil: 'domcontentloaded' });
      await until(`the block of ${id}`, async () => page.$('[data-arxiv-daily-show] a[data-kind=code]'));
      const block = await page.evaluate(() => {
        const root = document.querySelector('[data-arxiv-daily-show]');
        return {
          elements: [...new Set([...(root?.querySelectorAll('*') ?? [])].map((element) => element.localName))],
          links: [...(root?.querySelectorAll('a') ?? [])].map((link) => link.href),
          taken: (globalThis as unknown as { taken?: unknown }).taken,
        };
      });
      expect(block.elements.filter((name) => !OWN.has(name))).toEqual([]);
      expect(block.links.filter((href) => !href.startsWith('https://') || new URL(href).username !== '')).toEqual([]);
      expect(block.taken).toBeUndefined();
    }
    await page.close();
  });

  it('cannot learn from a page that the extension is there: none of its files can be loaded', async () => {
    const page = await session.openSite(`https://arxiv.org/abs/${(library.batch(FRIDAY) ?? [])[0]?.id}`);
    const reached = await page.evaluate(async (origin) => {
      const names = ['manifest.json', 'icons/16.png', 'popup/index.html', 'src/content/content.css', 'licences.txt'];
      const found: string[] = [];
      for (const name of names) {
        const image = new Image();
        const shown = new Promise((resolve) => {
          image.onload = () => resolve(true);
          image.onerror = () => resolve(false);
        });
        image.src = `${origin}/${name}`;
        const fetched = await fetch(`${origin}/${name}`).then(
          () => true,
          () => false,
        );
        if (fetched || (await shown)) found.push(name);
      }
      return found;
    }, session.origin);
    expect(reached).toEqual([]);
    await page.close();
  });
});
