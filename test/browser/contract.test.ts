import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';
import { faultsOf, readCards, readState, readTopics, until, untilFirstDay, untilShown, writeTopics } from './pages.ts';
import { openSession, type Session } from './session.ts';

const FRIDAY = '2026-03-20';
const NOON = Date.parse(`${FRIDAY}T16:00:00Z`);
const KINDS =
  'code project video demo dataset model slides poster audio leaderboard docs package blog discussion collection supplement paper other'.split(
    ' ',
  );

interface Named {
  readonly role: string;
  readonly name: string;
}

/** What assistive technology is told of the page, without what holds it together. */
async function named(page: Page): Promise<Named[]> {
  const found: Named[] = [];
  const visit = (node: { role?: string; name?: string; children?: readonly unknown[] } | null) => {
    if (!node) return;
    found.push({ role: node.role ?? '', name: (node.name ?? '').trim() });
    for (const child of node.children ?? []) visit(child as typeof node);
  };
  visit((await page.accessibility.snapshot({ interestingOnly: false })) as Parameters<typeof visit>[0]);
  return found;
}

interface Manifest {
  readonly action: { readonly default_popup: string };
  readonly options_ui: { readonly page: string; readonly open_in_tab: boolean };
}

async function readManifest(session: Session): Promise<Manifest> {
  const page = await session.openOwn('options/index.html');
  const manifest = await page.evaluate(() => {
    const globals = globalThis as unknown as { browser?: Api; chrome: Api };
    interface Api {
      runtime: { getManifest(): unknown };
    }
    return (globals.browser ?? globals.chrome).runtime.getManifest();
  });
  await page.close();
  return manifest as Manifest;
}

/** Sends a message from one of our own pages; what the worker answers. */
function send(page: Page, message: unknown): Promise<{ readonly ok: boolean } | undefined> {
  return page.evaluate(async (said) => {
    const globals = globalThis as unknown as { browser?: Api; chrome: Api };
    interface Api {
      runtime: { sendMessage(message: unknown): Promise<{ ok: boolean } | undefined> };
    }
    return (globals.browser ?? globals.chrome).runtime.sendMessage(said);
  }, message);
}

describe.each(['chromium', 'firefox'] as const)('what others rely on, in %s', (kind) => {
  const library = generatedLibrary({ seed: 'contract', size: 0.5 });
  let world: World;
  let session: Session;
  beforeAll(async () => {
    world = await openWorld({ library });
    session = await openSession(kind, { world, now: NOON });
    await untilFirstDay(session);
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it('the manifest: the bubble’s marker, and settings in a tab', async () => {
    const { action, options_ui } = await readManifest(session);
    expect(action.default_popup).toMatch(/popup\/index\.html\?bubble$/);
    expect(options_ui).toMatchObject({ page: expect.stringMatching(/options\/index\.html$/), open_in_tab: true });
  });

  it('the popup: its state, its day, its names and roles', async () => {
    const page = await session.openOwn('popup/index.html');
    const state = await untilShown(page, { idle: true });
    expect(state).toMatchObject({ state: 'ready', busy: 'false', day: FRIDAY });
    const marks = await page.evaluate(() => ({
      h1: document.querySelectorAll('h1 time[datetime]').length,
      search: document.querySelectorAll('input[type=search]').length,
      status: document.querySelectorAll('[role=status]').length,
      buttons: [...document.querySelectorAll('button')].map((button) =>
        (button.getAttribute('aria-label') ?? button.textContent ?? '').trim(),
      ),
      shadows: [...document.querySelectorAll('*')].filter((element) => element.shadowRoot !== null).length,
    }));
    expect(marks).toMatchObject({ h1: 1, search: 1, shadows: 0 });
    expect(marks.status).toBeGreaterThan(0);
    for (const name of ['Refresh', 'Previous day', 'Next day']) {
      expect(marks.buttons.filter((button) => button === name)).toHaveLength(1);
    }
    if (kind === 'chromium') {
      const told = await named(page);
      expect(told.filter(({ role, name }) => role === 'link' && name === 'Paper')).toHaveLength(state.cards);
      const media = told.filter(({ role, name }) => /^(?:link|button)$/.test(role) && name.startsWith('Media'));
      expect(media.length).toBeGreaterThanOrEqual(state.cards);
      expect(
        told.filter(({ role, name }) => /^(?:link|button|searchbox|combobox|checkbox)$/.test(role) && name === ''),
      ).toEqual([]);
    }
    await page.close();
  });

  it('the digest: twenty whole cards, none of them a new version of an old paper', async () => {
    const page = await session.openOwn('popup/index.html');
    await untilShown(page, { idle: true });
    const cards = await until('all cards', async () => {
      const shown = await readCards(page);
      return shown.length >= 20 && shown;
    });
    expect(cards).toHaveLength(20);
    expect(cards.flatMap(faultsOf)).toEqual([]);
    const replaced = new Set(
      (library.batch(FRIDAY) ?? []).filter(({ announce }) => announce === 'replace').map(({ id }) => id),
    );
    expect(cards.filter(({ id }) => replaced.has(id))).toEqual([]);
    expect(await page.$$eval('article [data-part=abstract]', (parts) => parts.length)).toBe(20);
    await page.close();
  });

  it('the address names another day, and "Previous day" and "Next day" pass over days without announcements', async () => {
    const page = await session.openOwn('popup/index.html?day=2026-03-16');
    await until('Monday', async () => (await readState(page)).day === '2026-03-16');
    const turn = (name: string) => page.click(`button[aria-label="${name}"]`);
    await turn('Previous day');
    await until('Friday before it', async () => (await readState(page)).day === '2026-03-13');
    await turn('Next day');
    await until('Monday again', async () => (await readState(page)).day === '2026-03-16');
    await page.close();
  });

  it('the settings: fields by their labels, topics by their shape, a write by anyone at once', async () => {
    const page = await session.openOwn('options/index.html');
    const labels = await until('the topic', () =>
      page.evaluate(() => {
        const found = [...document.querySelectorAll('.topic label')].map((label) => label.textContent?.trim());
        return found.length > 0 && found;
      }),
    );
    for (const name of ['Name', 'Categories', 'Keywords', 'Excluded keywords', 'Authors'])
      expect(labels).toContain(name);
    expect(await page.$$eval('button', (all) => all.map((one) => one.textContent?.trim()))).toContain('Add topic');
    await writeTopics(session, [{ name: 'Others', categories: ['cs.CL'], keywords: ['alignment'] }]);
    expect(await readTopics(page)).toEqual([
      { name: 'Others', categories: ['cs.CL'], keywords: ['alignment'], excludedKeywords: [], authors: [] },
    ]);
    await until('the name on the open page', () =>
      page.evaluate(
        () => [...document.querySelectorAll('.topic h3')].map((one) => one.textContent).join() === 'Others',
      ),
    );
    await page.close();
  });

  it('arXiv’s pages: a block named Media whose links say what and from where', async () => {
    const paper = (library.batch(FRIDAY) ?? []).find(({ abstract }) => abstract.includes('github.com'));
    const page = await session.openSite(`https://arxiv.org/abs/${paper?.id}`);
    await until('the block', () => page.$('[data-arxiv-daily-show] a[data-kind]'));
    const block = await page.evaluate(() => {
      const own = document.querySelector('[data-arxiv-daily-show]');
      return {
        heading: own?.querySelector('h1, h2, h3, [role=heading]')?.textContent?.trim(),
        links: [...(own?.querySelectorAll<HTMLAnchorElement>('a[data-kind]') ?? [])].map((link) => ({
          kind: link.dataset.kind ?? '',
          from: link.dataset.from ?? '',
          rel: link.rel,
          protocol: link.protocol,
        })),
      };
    });
    expect(block.heading).toBe('Media');
    expect(block.links.filter(({ kind }) => !KINDS.includes(kind))).toEqual([]);
    expect(block.links.some(({ kind, from }) => kind === 'code' && from === 'page')).toBe(true);
    for (const { rel, from, protocol } of block.links) {
      expect(from).not.toBe('');
      expect(protocol).toBe('https:');
      expect(rel.split(' ')).toEqual(expect.arrayContaining(['noopener', 'noreferrer']));
    }
    await page.close();
  });

  it('the worker answers the message of a page, and no message that is none', async () => {
    const page = await session.openOwn('options/index.html');
    const id = (library.batch(FRIDAY) ?? [])[0]?.id;
    expect((await send(page, { verb: 'mediaOf', argument: id }))?.ok).toBe(true);
    expect((await send(page, { verb: 'constructor', argument: id }))?.ok).toBe(false);
    await page.close();
  });
});
