import { vi } from 'vitest';
import type { WorldPaper } from '../world/library.ts';

/** A paper of ours, for pages of the embedded arXiv. */
export function paperOf(fields: Partial<WorldPaper>): WorldPaper {
  return {
    id: '2606.01234',
    version: 1,
    title: 'A study of small things',
    abstract: 'We study small things.',
    authors: ['Ada Example'],
    categories: ['cs.CV'],
    published: Date.UTC(2026, 5, 26),
    updated: Date.UTC(2026, 5, 26),
    announce: 'new',
    ...fields,
  };
}

// happy-dom does not reflect these attributes yet, browsers do.
for (const name of ['role', 'aria-hidden', 'aria-pressed', 'aria-disabled', 'aria-label']) {
  Object.defineProperty(
    Element.prototype,
    name.replace(/-./, ([, letter = '']) => letter.toUpperCase()),
    {
      configurable: true,
      set(this: Element, value: string) {
        this.setAttribute(name, value);
      },
    },
  );
}

/** Makes the test's document show this page, as after loading it; what it would fetch is left out. */
export function showPage(html: string): void {
  document.open();
  document.write(html.replace(/<(?:link rel="stylesheet"|script|img)[^>]*>/g, ''));
  document.close();
}

/** Runs the entry of abstract pages as the browser does when it injects it. */
export async function injectAbstractPage(): Promise<void> {
  vi.resetModules();
  await import('../../src/content/abstract-page.iife.ts');
  await settled();
}

/** Waits until messages under way are answered and drawn. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setTimeout(resolve));
}

export function blocks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-arxiv-daily-show]')];
}

/** Addresses of the links inside, with what told them. */
export function linksIn(element: ParentNode): { url: string; kind: string; from: string }[] {
  return [...element.querySelectorAll<HTMLAnchorElement>('a[data-kind]')].map((a) => ({
    url: a.getAttribute('href') ?? '',
    kind: a.dataset.kind ?? '',
    from: a.dataset.from ?? '',
  }));
}
