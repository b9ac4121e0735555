import type { Page } from 'puppeteer-core';

interface Watched {
  __first: Map<Element, readonly number[]>;
  __stateAtBlock: string | undefined;
}

/**
 * Put into a page's head: after every frame it notes where each element was when it was first painted, ours left out,
 * and in which state of loading our block came. Elements that hold others grow while the page is parsed, so of them only
 * the corner counts.
 */
export const RECORDER = `
  const first = (globalThis.__first = new Map());
  const measure = () => {
    if (!globalThis.__stateAtBlock && document.querySelector('[data-arxiv-daily-show]'))
      globalThis.__stateAtBlock = document.readyState;
    for (const element of document.querySelectorAll('body *')) {
      if (first.has(element) || element.closest('[data-arxiv-daily-show]')) continue;
      const { x, y, width, height } = element.getBoundingClientRect();
      first.set(element, [x + scrollX, y + scrollY, width, element.childElementCount ? 0 : height]);
    }
    requestAnimationFrame(() => setTimeout(measure));
  };
  requestAnimationFrame(() => setTimeout(measure));
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
      const now = [x + scrollX, y + scrollY, width, element.childElementCount ? 0 : height];
      const isShown = element.getClientRects().length > 0;
      if (isShown && now.some((value, at) => Math.abs(value - (before[at] ?? 0)) > 0.01))
        moved.push(`${element.localName}.${element.className}: ${before.join(' ')} -> ${now.join(' ')}`);
    }
    return moved;
  });
}
