import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { KeyInput, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';
import { readCards, readState, until, untilFirstDay, untilShown, untilStill } from './pages.ts';
import { type ChromiumSession, openSession } from './session.ts';
import { NOON, nextFrames, openState, STATES, type State } from './states.ts';

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

/** What can be pressed and is smaller than 24 px, but for links within a sentence (WCAG 2.2, 2.5.8). */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')].flatMap(
      (element) => {
        if (element.closest('[data-part=abstract]') || !element.checkVisibility()) return [];
        const { width, height } = element.getBoundingClientRect();
        const inSentence = element.localName === 'a' && getComputedStyle(element).display === 'inline';
        return inSentence || (width >= 24 && height >= 24)
          ? []
          : [`${width} × ${height} ${element.outerHTML.slice(0, 120)}`];
      },
    ),
  );
}

const theme = (page: Page, value: 'light' | 'dark') =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);

describe('for everybody', () => {
  let world: World;
  let session: ChromiumSession;
  beforeAll(async () => {
    world = await openWorld({ library: generatedLibrary({ seed: 'access', size: 0.5 }) });
    session = await openSession('chromium', { world, now: NOON });
    await untilFirstDay(session);
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it.each(STATES.map((state) => [state.name, state] as const))(
    '%s: nothing that axe complains of, in both themes, and targets large enough',
    async (_, state) => {
      const page = await openState(state, session, world);
      for (const scheme of ['light', 'dark'] as const) {
        await theme(page, scheme);
        await nextFrames(page);
        expect(await complaints(page), scheme).toEqual([]);
      }
      expect(await smallTargets(page)).toEqual([]);
      await page.close();
      world.heal();
    },
  );

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
    await page.setViewport({ width: 480, height: 600 });
    await untilShown(page, { idle: true });
    const cards = await readCards(page);
    const reached = new Set<string>();
    const unseen: string[] = [];
    const goThrough = async (key: 'Tab' | 'Shift+Tab', steps: number) => {
      for (let step = 0; step < steps; step += 1) {
        if (key === 'Tab') await page.keyboard.press('Tab');
        else {
          await page.keyboard.down('Shift');
          await page.keyboard.press('Tab');
          await page.keyboard.up('Shift');
        }
        const at = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement | null;
          if (!element || element === document.body) return undefined;
          const style = getComputedStyle(element);
          const { x, y, width, height } = element.getBoundingClientRect();
          const top = document.elementFromPoint(x + width / 2, y + height / 2);
          const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
          return {
            card: element.closest<HTMLElement>('article')?.dataset.arxivId,
            name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40),
            seen: outlined || style.boxShadow !== 'none' || element.matches('input, select'),
            covered: top !== null && !element.contains(top) && !top.contains(element),
          };
        });
        if (!at) continue;
        if (!at.seen) unseen.push(`${at.name} has no focus to be seen`);
        if (at.covered) unseen.push(`${at.card} ${at.name} is covered`);
        if (at.card) reached.add(at.card);
        reached.add(at.name);
        if (key === 'Tab' && reached.has('Refresh') && cards.every(({ id }) => reached.has(id))) break;
      }
    };
    await goThrough('Tab', 400);
    expect(cards.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
    for (const name of ['Refresh', 'Previous day']) expect(reached).toContain(name);
    // Backwards, what comes in from above must not stop under the part that stays in sight.
    await goThrough('Shift+Tab', 40);
    expect(unseen).toEqual([]);
    await page.close();
  });

  it('a morning by keyboard: read, save, hide and take back, search, another day, the keys', async () => {
    // From the top, not where the walk before has left off.
    const page = await openState(STATES[0] as State, session, world);
    const press = (key: KeyInput) => page.keyboard.press(key);
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('article')?.dataset.arxivId ?? '');
    const pressed = (action: string) =>
      page.evaluate(
        (name) =>
          document.activeElement
            ?.closest('article')
            ?.querySelector(`[data-action=${name}]`)
            ?.getAttribute('aria-pressed'),
        action,
      );
    const said = (words: string) =>
      until(words, () => page.$eval('.toast', (toast, text) => (toast.textContent ?? '').includes(text), words));
    const [first, second, third] = (await readCards(page)).map(({ id }) => id);

    await press('j');
    expect(await focused()).toBe(first);
    await press('j');
    await press('k');
    expect(await focused()).toBe(first);
    await press('e');
    await until('the abstract', () =>
      page.$('article:focus-within .abstract[data-open], article:focus .abstract[data-open]'),
    );
    await press('w');
    await until('the reasons', () => page.$('article .reasons li'));
    // The states leave a paper saved, and that may be this one.
    if ((await pressed('save')) === 'true') await press('s');
    await until('nothing saved', async () => (await pressed('save')) === 'false');
    await press('s');
    await until('saved', async () => (await pressed('save')) === 'true');
    await said('Saved.');
    await press('u');
    await until('not saved', async () => (await pressed('save')) === 'false');
    await press('j');
    await press('h');
    await until('hidden', async () => !(await readCards(page)).some(({ id }) => id === second));
    expect(await focused()).toBe(third);
    await press('u');
    await until('back again', async () => (await readCards(page)).some(({ id }) => id === second));

    await press('/');
    await page.keyboard.type('the');
    await until('hits', async () => (await page.$$('mark')).length > 0);
    await press('Escape');
    await until('the day again', async () => (await readCards(page)).length >= 20);
    await press('Tab');
    await press('g');
    await until('the calendar', () => page.$('.calendar input'));
    await until('the field', () => page.evaluate(() => document.activeElement?.matches('.calendar input')));
    await page.keyboard.type('03142026');
    await press('Enter');
    await until('another day', async () => (await readState(page)).day === '2026-03-14');
    await press('?');
    await until('the keys', () => page.$('dialog[open]'));
    await press('Escape');
    await until('no dialog', async () => (await page.$('dialog[open]')) === null);
    await page.close();
  });
});
