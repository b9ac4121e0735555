import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';
import { untilFirstDay } from './pages.ts';
import { makePseudoCopy } from './pseudo-locale.ts';
import { openSession, type Session } from './session.ts';
import { NOON, nextFrames, openState, STATES } from './states.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Words on the page that came from no message: neither a paper's, nor a name, an address, a date or the reader's own. */
function strayWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const foreign =
      '[lang=en], bdi, .id, .category, .host, .path, kbd, code, pre, .name, .choice, .chip, .suggestions, .words, .points, h3, option, input, textarea, .runs, .facts > span';
    const dates =
      /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|am|pm)\b/gi;
    const stray = (text: string | null) => {
      let rest = text ?? '';
      // From the inside out: sentences of ours stand within others.
      for (let before = ''; before !== rest; ) {
        before = rest;
        rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
      }
      return /[a-z]{3,}/i.test(rest.replace(dates, '').replace(/ArXiv Daily Show|arXiv|\S+\.\S+/g, ''));
    };
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!element || element.closest(foreign)) continue;
      // A sentence may be put together of several nodes, and only its whole is in brackets.
      const whole =
        element.closest('p, li, button, a, label, h1, h2, td, th, legend, dd, figcaption, div, span') ?? element;
      if (stray(walker.currentNode.textContent) && stray(whole.textContent))
        found.push(element.outerHTML.slice(0, 200));
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (element.closest('[lang=en], .authors, .media, .links, .words, .chips, textarea, input')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        if (stray(element.getAttribute(name))) found.push(`${name}: ${element.outerHTML.slice(0, 200)}`);
      }
    }
    return [...new Set(found)];
  });
}

/** Words of ours that do not fit where they stand. What comes from outside may give way, and says so with three dots. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.closest('.unseen, .authors, [data-part=abstract], .chip, svg, math, pre, .media, input')) continue;
      const { display, overflowX } = getComputedStyle(element);
      // Others may let something hang out on purpose, as a list lets its rows reach to the edges.
      const holdsWords = element.matches('button, a, label, p, td, th, h1, h2, h3, dt, dd, legend, .label');
      if (element.clientWidth < 2 || display === 'inline' || (overflowX === 'visible' && !holdsWords)) continue;
      if (element.scrollWidth > element.clientWidth + 1) found.push(element.outerHTML.slice(0, 200));
    }
    return found;
  });
}

describe('in a language with longer words', () => {
  let home: string;
  let world: World;
  let session: Session;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'daily-show-pseudo-'));
    makePseudoCopy(join(ROOT, 'dist/chromium'), join(home, 'build'));
    world = await openWorld({ library: generatedLibrary({ seed: 'access', size: 0.5 }) });
    session = await openSession('chromium', { world, now: NOON, build: join(home, 'build') });
    await untilFirstDay(session);
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
    rmSync(home, { recursive: true, force: true });
  });

  it.each(STATES.map((state) => [state.name, state] as const))(
    '%s: all is translated, nothing is cut off',
    async (_, state) => {
      const page = await openState(state, session, world);
      expect(await strayWords(page)).toEqual([]);
      for (const width of [1280, 480, 320]) {
        await page.setViewport({ width, height: 800 });
        await nextFrames(page);
        expect(await cutOff(page), `${width} px`).toEqual([]);
      }
      await page.close();
      world.heal();
    },
  );
});
