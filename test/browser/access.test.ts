import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';
import { readCards, until, untilShown, untilStill } from './pages.ts';
import { type ChromiumSession, openSession } from './session.ts';

const NOON = Date.parse('2026-03-20T16:00:00Z');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeGlobal {
  axe: {
    run(
      context: unknown,
      options: unknown,
    ): Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
  };
}

/** What axe finds, one line each; through the debugger, which the page's policy does not bind. */
async function complaints(page: Page, root = 'html'): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (selector) => {
    const { axe } = globalThis as unknown as AxeGlobal;
    const result = await axe.run(selector, { resultTypes: ['violations'] });
    return result.violations.flatMap(({ id, impact, nodes }) =>
      nodes
        .slice(0, 3)
        .map(
          ({ html, failureSummary }) =>
            `${impact} ${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n')[1] ?? ''}`,
        ),
    );
  }, root);
}

const theme = (page: Page, value: 'light' | 'dark') =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);

describe('for everybody', () => {
  let world: World;
  let session: ChromiumSession;
  beforeAll(async () => {
    world = await openWorld({ library: generatedLibrary({ seed: 'access', size: 0.5 }) });
    session = await openSession('chromium', { world, now: NOON });
    const page = await session.openOwn('popup/index.html');
    await untilShown(page, { idle: true, timeoutMs: 100_000 });
    await page.close();
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it.each([
    ['popup/index.html', 'light'],
    ['popup/index.html', 'dark'],
    ['options/index.html', 'light'],
    ['options/index.html', 'dark'],
  ] as const)('%s has nothing axe complains of, %s', async (path, scheme) => {
    const page = await session.openOwn(path);
    await theme(page, scheme);
    await until('the page', async () =>
      page.evaluate(
        () => document.querySelectorAll('h1').length === 1 && document.querySelectorAll('button').length > 3,
      ),
    );
    await untilStill(page);
    expect(await complaints(page)).toEqual([]);
    await page.close();
  });

  it('the block on an abstract page has nothing axe complains of', async () => {
    const paper = (world.library.batch('2026-03-20') ?? []).find(({ abstract }) => abstract.includes('github.com'));
    const page = await session.openSite(`https://arxiv.org/abs/${paper?.id}`);
    await until('the block', async () => page.$('[data-arxiv-daily-show] a[data-kind]'));
    expect(await complaints(page, '[data-arxiv-daily-show]')).toEqual([]);
    await page.close();
  });

  it('fits 320 px without scrolling sideways, and the bubble has a width of its own', async () => {
    for (const path of ['popup/index.html', 'options/index.html']) {
      const page = await session.openOwn(path);
      await page.setViewport({ width: 320, height: 640 });
      await until('the page', async () => page.evaluate(() => document.querySelectorAll('button').length > 3));
      await untilStill(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
      await page.close();
    }
    const bubble = await session.openBubble();
    await untilShown(bubble);
    const width = await bubble.evaluate(() => document.documentElement.clientWidth);
    expect(width).toBeGreaterThanOrEqual(380);
    expect(width).toBeLessThanOrEqual(800);
    expect(await bubble.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await bubble.close();
  });

  it('can be gone through with the keyboard alone: every card, every control, nothing without focus to be seen', async () => {
    const page = await session.openOwn('popup/index.html');
    await untilShown(page, { idle: true });
    const cards = await readCards(page);
    const reached = new Set<string>();
    const unseen: string[] = [];
    for (let step = 0; step < 400; step += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body) return undefined;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
        return {
          card: element.closest<HTMLElement>('article')?.dataset.arxivId,
          name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40),
          seen: outlined || style.boxShadow !== 'none' || element.matches('input, select'),
          small:
            box.height < 24 && !['P', 'SPAN'].includes(element.parentElement?.tagName ?? '')
              ? `${element.outerHTML.slice(0, 80)} ${box.height}`
              : undefined,
        };
      });
      if (!at) continue;
      if (!at.seen) unseen.push(at.name);
      if (at.card) reached.add(at.card);
      reached.add(at.name);
      if (reached.has('Refresh') && cards.every(({ id }) => reached.has(id))) break;
    }
    expect(cards.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
    expect([...unseen]).toEqual([]);
    for (const name of ['Refresh', 'Previous day']) expect(reached).toContain(name);
    await page.close();
  });
});
