import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';

/** Elements the popup draws itself, and those of formulas. */
export const OWN = new Set(
  (
    'main header nav section article h1 h2 h3 h4 p div span a button img svg path circle rect line polyline polygon g ol ul li time search label input select option ' +
    'details summary strong b em bdi small kbd dl dt dd mark dialog form fieldset legend abbr hr br output progress sup sub table thead tbody tr td th code pre textarea'
  ).split(' '),
);
/** What words of a paper may hold: text, links, formulas. */
const WORDS = new Set('a p span bdi em strong button br mark'.split(' '));
const MATH = /^(?:math|semantics|annotation|m[a-z]+)$/;

/** What foreign words could have made of a page. */
interface Found {
  readonly elements: string[];
  /** Those inside titles and abstracts. */
  readonly inWords: string[];
  readonly handlers: string[];
  readonly addresses: string[];
  /** Links to elsewhere that could reach back or tell where they stood. */
  readonly open: string[];
  readonly title: string;
  readonly taken: unknown;
  readonly violations: string[];
}

export function inspect(page: Page): Promise<Found> {
  return page.evaluate(() => {
    const all = [...document.body.querySelectorAll('*')];
    const globals = globalThis as unknown as { taken?: unknown; violations?: string[] };
    return {
      elements: [...new Set(all.map((element) => element.localName))],
      inWords: [...document.querySelectorAll('article h2 *, [data-part=abstract] *')].map(
        (element) => element.localName,
      ),
      handlers: all.flatMap((element) =>
        element
          .getAttributeNames()
          .filter((name) => /^on|^style$|^srcdoc$|^formaction$/i.test(name))
          .map((name) => `${element.localName} ${name}`),
      ),
      addresses: all.flatMap((element) =>
        ['href', 'src', 'action', 'xlink:href', 'poster', 'data'].flatMap((name) => element.getAttribute(name) ?? []),
      ),
      open: all.flatMap((element) => {
        const rel = (element.getAttribute('rel') ?? '').split(' ');
        const leads = element instanceof HTMLAnchorElement && element.href.startsWith('https:');
        return leads && !(rel.includes('noopener') && rel.includes('noreferrer'))
          ? [element.outerHTML.slice(0, 120)]
          : [];
      }),
      title: document.title,
      taken: globals.taken,
      violations: globals.violations ?? [],
    };
  });
}

/** Counts from here on what the page's policy had to stop; what it stopped before, too, where the browser tells it. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const globals = globalThis as unknown as { violations?: string[] };
    globals.violations ??= [];
    document.addEventListener('securitypolicyviolation', (event) =>
      globals.violations?.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
    const { ReportingObserver: Observer } = globalThis as unknown as { ReportingObserver?: typeof ReportingObserver };
    if (!Observer) return;
    const observer = new Observer(
      (reports) => globals.violations?.push(...reports.map(({ body }) => JSON.stringify(body))),
      {
        types: ['csp-violation'],
        buffered: true,
      },
    );
    observer.observe();
  });
}

/** Opens everything that can be opened, and what comes into view late. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('[aria-expanded=false]')) button.click();
    scrollTo(0, document.body.scrollHeight);
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
}

/** Fails when there is an element, an attribute or an address that is not ours, or when anything of it has run. */
export function expectClean(found: Found): void {
  expect(found.elements.filter((name) => !OWN.has(name) && !MATH.test(name))).toEqual([]);
  expect(found.inWords.filter((name) => !WORDS.has(name) && !MATH.test(name))).toEqual([]);
  expect(found.handlers).toEqual([]);
  // A host that is evil is still only an https link; a password in it, or another scheme, is not.
  const isPlain = (address: string) => /^(?:https:\/\/[^/@]+(?:\/|$)|\/|#|\?|blob:)/.test(address);
  expect(found.addresses.filter((address) => !isPlain(address))).toEqual([]);
  expect(found.open).toEqual([]);
  expect(found.taken).toBeUndefined();
  expect(found.title).not.toMatch(/taken/);
  expect(found.violations).toEqual([]);
}
