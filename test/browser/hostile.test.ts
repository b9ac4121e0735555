import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';
import { hostileLibrary } from './hostile-library.ts';
import { until, untilShown, writeTopics } from './pages.ts';
import { openSession, type Session } from './session.ts';

const FRIDAY = '2026-03-20';
const NOON = Date.parse(`${FRIDAY}T16:00:00Z`);

/** Elements the popup draws itself, and those of formulas. */
const OWN = new Set(
  (
    'main header nav section article h1 h2 h3 h4 p div span a button img svg path circle rect line polyline polygon g ol ul li time search label input select option ' +
    'details summary strong b em bdi small kbd dl dt dd mark dialog form fieldset legend abbr hr br output progress sup sub table thead tbody tr td th code pre textarea'
  ).split(' '),
);
/** What words of a paper may hold: text, links, formulas. */
const WORDS = new Set('a p span bdi em strong button br mark'.split(' '));
const MATH = /^(?:math|semantics|annotation|m[a-z]+)$/;

interface Found {
  readonly elements: string[];
  /** Those inside titles and abstracts. */
  readonly inWords: string[];
  readonly handlers: string[];
  readonly addresses: string[];
  readonly title: string;
  readonly taken: unknown;
  readonly violations: string[];
}

function inspect(page: Page): Promise<Found> {
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
      title: document.title,
      taken: globals.taken,
      violations: globals.violations ?? [],
    };
  });
}

async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const globals = globalThis as unknown as { violations?: string[] };
    globals.violations ??= [];
    document.addEventListener('securitypolicyviolation', (event) =>
      globals.violations?.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
}

function expectClean(found: Found): void {
  expect(found.elements.filter((name) => !OWN.has(name) && !MATH.test(name))).toEqual([]);
  expect(found.inWords.filter((name) => !WORDS.has(name) && !MATH.test(name))).toEqual([]);
  expect(found.handlers).toEqual([]);
  // A host that is evil is still only an https link; a password in it, or another scheme, is not.
  const isPlain = (address: string) => /^(?:https:\/\/[^/@]+(?:\/|$)|\/|#|\?|blob:)/.test(address);
  expect(found.addresses.filter((address) => !isPlain(address))).toEqual([]);
  expect(found.taken).toBeUndefined();
  expect(found.title).not.toMatch(/taken/);
  expect(found.violations).toEqual([]);
}

describe.each(['chromium', 'firefox'] as const)('hostile words in %s', (kind) => {
  const library = hostileLibrary(generatedLibrary({ seed: 'hostile', size: 0.5 }), 'cs.CL');
  let world: World;
  let session: Session;
  beforeAll(async () => {
    world = await openWorld({ library });
    session = await openSession(kind, { world, now: NOON });
    await writeTopics(session, [{ name: '<img src=x onerror=taken=30>', categories: ['cs.CL'] }]);
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it('stay words in the popup, in every list and unfolded', async () => {
    const page = await session.openOwn('popup/index.html');
    await watch(page);
    await untilShown(page, { timeoutMs: 60_000 });
    await until(
      'hostile titles',
      async () => page.evaluate(() => document.body.textContent?.includes('<script>globalThis.taken')),
      60_000,
    );
    await page.evaluate(() => {
      for (const button of document.querySelectorAll<HTMLElement>('[aria-expanded=false]')) button.click();
      scrollTo(0, document.body.scrollHeight);
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expectClean(await inspect(page));
    await page.close();
  });

  it('stay words in the options', async () => {
    const page = await session.openOwn('options/index.html');
    await watch(page);
    await until('the topic', async () => page.evaluate(() => document.querySelectorAll('input').length > 0));
    expectClean(await inspect(page));
    await page.close();
  });

  it('stay words in the block on an abstract page', async () => {
    const spoilt = (library.batch(FRIDAY) ?? []).filter(({ comments }) => comments?.includes('made-up-lab/real-'));
    const page = await session.openSite(`https://arxiv.org/abs/${spoilt[0]?.id}`);
    for (const { id } of spoilt.slice(0, 13)) {
      await page.goto(`https://arxiv.org/abs/${id}`, { waitUntil: 'domcontentloaded' });
      await until(`the block of ${id}`, async () => page.$('[data-arxiv-daily-show] a[data-kind=code]'));
      const block = await page.evaluate(() => {
        const root = document.querySelector('[data-arxiv-daily-show]');
        return {
          elements: [...new Set([...(root?.querySelectorAll('*') ?? [])].map((element) => element.localName))],
          links: [...(root?.querySelectorAll('a') ?? [])].map((link) => link.href),
          taken: (globalThis as unknown as { taken?: unknown }).taken,
        };
      });
      expect(block.elements.filter((name) => !OWN.has(name))).toEqual([]);
      expect(block.links.filter((href) => !href.startsWith('https://') || new URL(href).username !== '')).toEqual([]);
      expect(block.taken).toBeUndefined();
    }
    await page.close();
  });
});
