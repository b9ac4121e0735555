import type { Page } from 'puppeteer-core';

interface Watched {
  __first: Map<Element, readonly number[]>;
  __stateAtBlock: string | undefined;
}

/**
 * Put into a page's head: as soon as all of the page is parsed, up to an element marked `data-last` if there is one, it
 * notes in each frame until it is loaded, after the content script had its turn, where new elements are painted, ours left
 * out, and in which state of loading our block came. Before that a page moves by itself: its tables are still growing.
 */
export const RECORDER = `
  const first = (globalThis.__first = new Map());
  const measure = () => {
    if (document.readyState === 'loading') requestAnimationFrame(measure);
    if (!globalThis.__stateAtBlock && document.querySelector('[data-arxiv-daily-show]'))
      globalThis.__stateAtBlock = document.readyState;
    if (document.readyState === 'loading' && !document.querySelector('[data-last]')) return;
    for (const element of document.querySelectorAll('body *')) {
      if (first.has(element) || element.closest('[data-arxiv-daily-show]')) continue;
      const { x, y, width, height } = element.getBoundingClientRect();
      first.set(element, [x + scrollX, y + scrollY, width, height]);
    }
  };
  requestAnimationFrame(measure);
`;

/** `document.readyState` at the frame in which our block was first there. */
export function startedAt(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (globalThis as unknown as Watched).__stateAtBlock);
}

/** What is now elsewhere, or of another size, than when it was first painted; hidden elements have no place. */
export function movedSince(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const moved: string[] = [];
    for (const [element, before] of (globalThis as unknown as Watched).__first) {
      const { x, y, width, height } = element.getBoundingClientRect();
      const now = [x + scrollX, y + scrollY, width, height];
      const isShown = element.getClientRects().length > 0;
      if (isShown && now.some((value, at) => Math.abs(value - (before[at] ?? 0)) > 0.01))
        moved.push(`${element.localName}.${element.className}: ${before.join(' ')} -> ${now.join(' ')}`);
    }
    return moved;
  });
}
