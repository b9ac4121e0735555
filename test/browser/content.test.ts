import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import type { WorldPaper } from '../world/library.ts';
import { openWorld, type World } from '../world/world.ts';
import { askedByExtension, until } from './pages.ts';
import { openSession, type Session } from './session.ts';

const FRIDAY = '2026-03-20';
const NOON = Date.parse(`${FRIDAY}T16:00:00Z`);
const BLOCK = '[data-arxiv-daily-show]';

interface ShownLink {
  readonly href: string;
  readonly kind: string | undefined;
  readonly from: string | undefined;
  readonly rel: string;
}

function readBlocks(page: Page): Promise<{ heading: string | undefined; links: ShownLink[] }[]> {
  return page.evaluate((selector) => {
    return [...document.querySelectorAll(selector)].map((block) => ({
      heading: block.querySelector('h1, h2, h3, h4, [role=heading]')?.textContent?.trim(),
      links: [...block.querySelectorAll<HTMLAnchorElement>('a[data-kind]')].map((link) => ({
        href: link.href,
        kind: link.dataset.kind,
        from: link.dataset.from,
        rel: link.rel,
      })),
    }));
  }, BLOCK);
}

describe.each(['chromium', 'firefox'] as const)('pages of arxiv.org in %s', (kind) => {
  const library = generatedLibrary({ seed: 'pages' });
  const papers = (library.batch(FRIDAY) ?? []).filter(({ announce }) => announce === 'new');
  const withCode = papers.find(({ abstract }) => abstract.includes('https://github.com/')) as WorldPaper;
  const codeOf = (paper: WorldPaper) => /https:\/\/github\.com\/[\w/-]+/.exec(paper.abstract)?.[0];
  let world: World;
  let session: Session;

  beforeAll(async () => {
    world = await openWorld({ library });
    // The sources are silent here: a page's own words must be enough.
    for (const host of ['rss.arxiv.org', 'export.arxiv.org', 'huggingface.co'])
      world.order({ host, trouble: { kind: 'status', status: 500 } });
    session = await openSession(kind, { world, now: NOON });
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it('shows one block with the links the page itself names', async () => {
    const page = await session.openSite(`https://arxiv.org/abs/${withCode.id}`);
    const blocks = await until('the block', async () => {
      const found = await readBlocks(page);
      return found[0]?.links.length ? found : undefined;
    });
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.heading).toBe('Media');
    expect(blocks[0]?.links).toContainEqual({
      href: codeOf(withCode),
      kind: 'code',
      from: 'page',
      rel: 'noopener noreferrer',
    });
    // The strokes of the icons are in the style sheet: they must be drawn, not only be there.
    const widths = await page.$$eval(`${BLOCK} li path`, (paths) => paths.map((path) => path.getBBox().width));
    expect(widths.length).toBeGreaterThan(0);
    for (const width of widths) expect(width).toBeGreaterThan(4);
    await page.close();
  });

  it.each(['v1', '?context=cs.LG', '#content'])('knows the paper at the address with %s', async (suffix) => {
    const page = await session.openSite(`https://arxiv.org/abs/${withCode.id}${suffix}`);
    await until('the block', async () =>
      (await readBlocks(page))[0]?.links.some(({ href }) => href === codeOf(withCode)),
    );
    await page.close();
  });

  it.each(['/abs/2603.99999', `/abs/${withCode.id}?fmt=txt`])('stays away from %s', async (path) => {
    const page = await session.openSite(`https://arxiv.org${path}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await readBlocks(page)).toEqual([]);
    await page.close();
  });

  it('shows a block beside every entry of a listing whose words name media, and no other', async () => {
    const page = await session.openSite('https://arxiv.org/list/cs.CL/new');
    const expected = papers
      .filter(
        ({ categories, abstract, comments }) =>
          categories.includes('cs.CL') && /https?:/.test(`${abstract} ${comments}`),
      )
      .map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(5);
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += 800) {
        scrollTo(0, y);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    const shown = await until('blocks of the listing', async () => {
      const ids = await page.evaluate((selector) => {
        const entryOf = (block: Element) => {
          const entry = block.closest('dd')?.previousElementSibling ?? block.closest('dt');
          return entry?.querySelector('a[title=Abstract]')?.id;
        };
        return [...document.querySelectorAll(selector)]
          .filter((block) => block.querySelector('a[data-kind]'))
          .map(entryOf);
      }, BLOCK);
      return expected.every((id) => ids.includes(id)) ? ids : undefined;
    });
    expect(new Set(shown).size).toBe(shown.length);
    const quiet = papers
      .filter(({ abstract, comments }) => !/http|github/.test(`${abstract} ${comments}`))
      .map(({ id }) => id);
    expect(shown.filter((id) => quiet.includes(id ?? ''))).toEqual([]);
    await page.close();
  });

  it('asks nobody anything while fifty pages are read', async () => {
    // What the first run still does goes to lists of a whole day; a page's own id must be in no request at all.
    const read = papers.slice(0, 50).map(({ id }) => id);
    world.forget();
    const page = await session.openSite('https://arxiv.org/abs/2603.99999');
    for (const id of read) await page.goto(`https://arxiv.org/abs/${id}`, { waitUntil: 'domcontentloaded' });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const asked = askedByExtension(world.log);
    expect(
      asked.filter(({ path }) => read.some((id) => path.includes(id))).map(({ host, path }) => host + path),
    ).toEqual([]);
    expect(asked.filter(({ host }) => host === 'arxiv.org').map(({ path }) => path)).toEqual([]);
    expect(world.log.filter(({ path }) => /^\/abs\/2603/.test(path)).length).toBeGreaterThanOrEqual(50);
    await page.close();
  });
});
