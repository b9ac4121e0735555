import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abstractPage, listingPage } from '../world/arxiv-pages.ts';
import { generatedLibrary } from '../world/generated-library.ts';
import type { Library, WorldPaper } from '../world/library.ts';
import { openWorld, type World } from '../world/world.ts';
import { readCards, until, untilShown } from './pages.ts';
import { openSession, type Session } from './session.ts';
import { movedSince, RECORDER, startedAt } from './watch-layout.ts';

const FRIDAY = '2026-03-20';
const NOON = Date.parse(`${FRIDAY}T16:00:00Z`);
const BLOCK = '[data-arxiv-daily-show]';

/** As arXiv sends it: a script at the end that comes later, so that the page is painted before it is complete. */
function withLateScript(html: string): string {
  return html
    .replace('<head>', `<head><script>${RECORDER}</script>`)
    .replace('</body>', '<script data-last src="/static/late.js"></script></body>');
}

function slowly(library: Library): Library {
  const html = (body: string) => ({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: withLateScript(body),
  });
  return {
    ...library,
    verbatim(host, path) {
      const [, kind, id = ''] = path.split('/');
      const paper = library.paper(id);
      if (host !== 'arxiv.org') return undefined;
      if (path === '/static/late.js') return { status: 200, headers: { 'content-type': 'text/javascript' }, body: '' };
      if (kind === 'abs' && paper) return html(abstractPage(paper));
      if (kind === 'list') return html(listingPage(id, FRIDAY, library.batch(FRIDAY) ?? []));
      return undefined;
    },
  };
}

describe.each(['chromium', 'firefox'] as const)('nothing on a page of arxiv.org moves in %s', (kind) => {
  const library = generatedLibrary({ seed: 'layout' });
  const papers = (library.batch(FRIDAY) ?? []).filter(({ announce }) => announce === 'new');
  const linked = papers.find(({ abstract }) => abstract.includes('https://github.com/')) as WorldPaper;
  let world: World;
  let session: Session;
  let shown: Page;

  beforeAll(async () => {
    world = await openWorld({ library: slowly(library) });
    world.order({ host: 'arxiv.org', path: /late\.js$/, trouble: { kind: 'late', ms: 700 } });
    session = await openSession(kind, { world, now: NOON });
    shown = await session.openOwn('popup/index.html');
    await untilShown(shown);
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it('when the block is drawn on a page whose end is late', async () => {
    const page = await session.openSite(`https://arxiv.org/abs/${linked.id}`);
    await page.waitForSelector(`${BLOCK} a[data-from=page]`);
    expect(await startedAt(page)).toBe('loading');
    expect(await movedSince(page)).toEqual([]);
    await page.close();
  });

  it('when the database and the sources are asked, and Save is pressed', async () => {
    const [card] = await readCards(shown);
    const page = await session.openSite(`https://arxiv.org/abs/${card?.id}`);
    const digest = await until('rank and day', () =>
      page.$eval('.daily-show-digest', ({ textContent }) => textContent || undefined),
    );
    expect(digest).toMatch(/^No\. 1 in your show of March 20\./);
    expect(await movedSince(page)).toEqual([]);
    const status = () => page.$eval(`${BLOCK} [role=status]`, ({ textContent }) => textContent ?? '');
    const press = (name: string) =>
      page.$$eval(
        `${BLOCK} button`,
        (buttons, wanted) => buttons.find(({ textContent }) => textContent === wanted)?.click(),
        name,
      );
    await press('Look for more');
    await until('an answer', async () => !/^(?:|Looking…)$/.test(await status()));
    await press('Save');
    await until('saved', () => page.$(`${BLOCK} [aria-pressed=true]`).then(Boolean));
    expect(await movedSince(page)).toEqual([]);
    await page.close();
  });

  it('and the first link that the database adds is in sight, on wide and narrow screens', async () => {
    // What was saved has taught the worker: a card that the popup was opened with may have left the show since.
    await untilShown(shown, { idle: true });
    const popup = await session.openOwn('popup/index.html');
    await untilShown(popup, { idle: true });
    const cards = await readCards(popup);
    await popup.close();
    const page = await session.openSite('https://arxiv.org/abs/2603.99999');
    const seen: boolean[] = [];
    for (const { id } of cards.slice(0, 10)) {
      await page.goto(`https://arxiv.org/abs/${id}`);
      await until('rank and day', () =>
        page.$eval('.daily-show-digest', ({ textContent }) => textContent || undefined),
      );
      for (const width of [1280, 390]) {
        await page.setViewport({ width, height: 900 });
        const first = await page.$$eval('.daily-show-later', ([room]) => {
          const link = room?.querySelector('a')?.getBoundingClientRect();
          const kept = room?.getBoundingClientRect();
          return link && kept && [link.top >= kept.top && link.bottom <= kept.bottom];
        });
        seen.push(...(first ?? []));
      }
    }
    expect(seen.length).toBeGreaterThan(4);
    expect(seen).not.toContain(false);
    await page.close();
  });

  it('when rows come on a listing page', async () => {
    const page = await session.openSite('https://arxiv.org/list/cs.CL/new');
    await until('rows', () => page.$$eval(BLOCK, (rows) => rows.length > 5));
    await page.evaluate(() => scrollTo(0, 1500));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await movedSince(page)).toEqual([]);
    await page.close();
  });

  it('when a search in the page finds a row that nobody has come near', async () => {
    const page = await session.openSite('https://arxiv.org/list/cs.CL/new');
    await until('rows', () => page.$$eval(BLOCK, (rows) => rows.length > 5));
    // A host that stands nowhere else: on the page itself every address reads "this https URL".
    const host = await page.$$eval(`${BLOCK}[hidden] .daily-show-host`, (hosts) =>
      hosts.map((at) => at.textContent ?? ''),
    );
    const last = host.filter((name) => name.includes('.github.io')).at(-1) ?? '';
    expect(last).not.toBe('');
    const found = await page.evaluate(
      (text) => (globalThis as unknown as { find(text: string): boolean }).find(text),
      last,
    );
    expect(found).toBe(true);
    const shown = await until('the row', () =>
      page.$$eval(
        `${BLOCK}:not([hidden]) .daily-show-host`,
        (hosts, text) => {
          const box = hosts.find(({ textContent }) => textContent === text)?.getBoundingClientRect();
          return box && [box.top >= 0, box.bottom <= innerHeight, box.width > 0];
        },
        last,
      ),
    );
    expect(shown).toEqual([true, true, true]);
    expect(await movedSince(page)).toEqual([]);
    await page.close();
  });
});
