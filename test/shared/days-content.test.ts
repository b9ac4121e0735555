import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browser/pages.ts';
import { openSession, type Session } from '../browser/session.ts';
import { movedSince, RECORDER } from '../browser/watch-layout.ts';
import { generatedLibrary } from '../world/generated-library.ts';
import type { Reply } from '../world/library.ts';
import { openWorld, type World } from '../world/world.ts';
import { recorded, recordedPages } from './recorded-pages.ts';

const BLOCK = '[data-arxiv-daily-show]';
const NOON = Date.parse('2026-06-30T16:00:00Z');

/** What arXiv's own style sheet, which is not recorded, does to the parts around ours. */
const STYLE = `
  body { margin: 0; font-family: sans-serif; } #content { font-size: 90%; margin: .7em; }
  .leftcolumn { float: left; width: calc(100% - 18em); } .extra-services { float: right; width: 18em; }
  img { display: none; } #labstabs { clear: both; } #dlpage dd { padding-bottom: 1em; }
  @media (max-width: 768px) { .leftcolumn, .extra-services { float: none; width: 100%; } }
`;

/** Answers `/abs/…` and `/page/N` with recorded pages; `/page/N` stands for listings, whose addresses differ. */
function pagesByPath(): Map<string, { path: string; status: number }> {
  const found = new Map<string, { path: string; status: number }>();
  for (const path of recordedPages('abs')) {
    const id = (path.split('/').at(-1) ?? '').replace('.html', '').replace('_', '/');
    found.set(`/abs/${id}`, { path, status: id.includes('not-found') ? 404 : 200 });
  }
  for (const [at, path] of recordedPages('list').entries()) found.set(`/list/page/${at}`, { path, status: 200 });
  return found;
}

describe.each(['chromium', 'firefox'] as const)('recorded pages in %s', (kind) => {
  const pages = pagesByPath();
  // One width in the second browser: what differs between the two is not how wide they are.
  const widths = kind === 'chromium' ? [1280, 390] : [1280];
  const library = generatedLibrary({ seed: 'recorded pages' });
  let world: World;
  let session: Session;

  beforeAll(async () => {
    world = await openWorld({
      library: {
        ...library,
        verbatim(host, path): Reply | undefined {
          if (host === 'arxiv.org' && /arXiv\.css/.test(path))
            return { status: 200, headers: { 'content-type': 'text/css' }, body: STYLE };
          const page = host === 'arxiv.org' ? pages.get(path) : undefined;
          if (!page) return undefined;
          const body = recorded(page.path).replace('<head>', `<head><script>${RECORDER}</script>`);
          return { status: page.status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
        },
      },
    });
    session = await openSession(kind, { world, now: NOON });
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it.each(widths)(
    'have one block each, error pages none, and nothing moves at %i px',
    async (width) => {
      const page = await session.openSite('about:blank');
      await page.setViewport({ width, height: 900 });
      let blocks = 0;
      for (const [path, { status }] of pages) {
        if (!path.startsWith('/abs/')) continue;
        await page.goto(`https://arxiv.org${path}`, { waitUntil: 'domcontentloaded' });
        // The answer of the database is part of the picture, though it knows nothing of most of these.
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)));
        const found = await page.$$eval(BLOCK, (all) => all.map((block) => block.querySelector('h2')?.textContent));
        expect([path, found]).toEqual([path, status === 200 ? ['Media'] : []]);
        expect([path, await movedSince(page)]).toEqual([path, []]);
        blocks += found.length;
      }
      expect(blocks).toBeGreaterThan(80);
      await page.close();
    },
    240_000,
  );

  it.each(widths)(
    'have rows where there is media, and no entry moves at %i px',
    async (width) => {
      const page = await session.openSite('about:blank');
      await page.setViewport({ width, height: 900 });
      let rows = 0;
      for (const path of pages.keys()) {
        if (!path.startsWith('/list/')) continue;
        await page.goto(`https://arxiv.org${path}`, { waitUntil: 'domcontentloaded' });
        // Rows come when the browser has time to spare: they are all there when none has come for a while.
        let [last, looks] = [-1, 0];
        const count = await until('all rows', async () => {
          const now = await page.$$eval(BLOCK, (all) => all.length);
          looks = now === last ? looks + 1 : 0;
          last = now;
          await new Promise((resolve) => setTimeout(resolve, 250));
          return looks > 2 ? { now } : undefined;
        });
        expect([path, await movedSince(page)]).toEqual([path, []]);
        rows += count.now;
      }
      expect(rows).toBeGreaterThan(500);
      await page.close();
    },
    240_000,
  );
});
