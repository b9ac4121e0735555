import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';
import { faultsOf, press, readCards, readTopics, until, untilShown } from './pages.ts';
import { openSession, type Session } from './session.ts';

const FRIDAY = '2026-03-20';
const NOON = Date.parse(`${FRIDAY}T16:00:00Z`);

/** The last control of the page that this label names. */
async function control(page: Page, label: string): Promise<ElementHandle<HTMLInputElement>> {
  const handle = await page.evaluateHandle((text) => {
    const labels = [...document.querySelectorAll('label')].filter((one) =>
      (one.textContent ?? '').trim().replace(/\s+/g, ' ').startsWith(text),
    );
    const controls = labels.map((one) => one.control).filter((one) => one !== null);
    return controls.at(-1) ?? null;
  }, label);
  const element = handle.asElement();
  if (!element) throw new Error(`no field labelled ${label}`);
  return element as ElementHandle<HTMLInputElement>;
}

async function fill(page: Page, label: string, text: string): Promise<void> {
  const field = await control(page, label);
  await field.focus();
  await page.keyboard.type(text);
}

describe.each(['chromium', 'firefox'] as const)('topics set through the options in %s', (kind) => {
  const library = generatedLibrary({ seed: 'options' });
  let world: World;
  let session: Session;
  beforeAll(async () => {
    world = await openWorld({ library });
    session = await openSession(kind, { world, now: NOON });
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it('are stored by themselves, field by field', async () => {
    const page = await session.openOwn('options/index.html');
    await until('the topics', async () =>
      page.evaluate(() => document.querySelectorAll('.topic, fieldset, [role=group]').length > 0),
    );
    const before = await page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .map((button) => button.getAttribute('aria-label') ?? '')
        .filter((name) => name.startsWith('Remove')),
    );
    const topics = () => page.$$eval('label', (all) => all.filter((one) => one.textContent?.startsWith('Name')).length);
    const had = await topics();
    await press(page, 'Add topic');
    await until('another topic', async () => (await topics()) > had);
    await fill(page, 'Name', 'Physics of computing');
    await fill(page, 'Categories', 'quant-ph, hep-th,');
    await fill(page, 'Keywords', 'error correction, holography');
    await fill(page, 'Excluded keywords', 'perovskite');
    await fill(page, 'Authors', 'Ada Ashgrove');
    const wanted = {
      name: 'Physics of computing',
      categories: ['quant-ph', 'hep-th'],
      keywords: ['error correction', 'holography'],
      excludedKeywords: ['perovskite'],
      authors: ['Ada Ashgrove'],
    };
    await until('the topic in storage.sync', async () =>
      (await readTopics(page)).some((topic) => JSON.stringify({ ...wanted, ...topic }) === JSON.stringify(wanted)),
    );
    // The topic everybody begins with is taken away again.
    expect(before.length).toBeGreaterThan(0);
    const first = before.find((name) => name !== 'Remove' && name.length > 6) ?? '';
    await press(page, first);
    await until('one topic', async () => (await readTopics(page)).length === 1);
    await page.close();
  });

  it('take effect at once: questions and digest', async () => {
    const page = await session.openOwn('popup/index.html');
    await until('questions for the new lists', async () => {
      const asked = decodeURIComponent(world.log.map(({ path }) => path).join(' '));
      return asked.includes('quant-ph') && asked.includes('hep-th');
    });
    await untilShown(page, { idle: true, timeoutMs: 100_000 });
    await page.close();
    const again = await session.openOwn('popup/index.html');
    const own = new Set(
      (library.batch(FRIDAY) ?? [])
        .filter(({ categories }) => categories.includes('quant-ph') || categories.includes('hep-th'))
        .map(({ id }) => id),
    );
    const cards = await until('cards of the topic', async () => {
      const shown = await readCards(again);
      return shown.filter(({ id }) => own.has(id)).length >= 10 ? shown : undefined;
    });
    expect(cards.flatMap(faultsOf)).toEqual([]);
    const community = new Set(
      (JSON.parse(library.community(FRIDAY) ?? '[]') as { paper: { id: string } }[]).map(({ paper }) => paper.id),
    );
    expect(cards.map(({ id }) => id).filter((id) => !own.has(id) && !community.has(id))).toEqual([]);
    await again.close();
  });

  it('say how many papers of the last day they would get, each by itself whatever its name', async () => {
    const page = await session.openOwn('options/index.html');
    const counts = () => page.$$eval('.count', (all) => all.map((one) => one.textContent ?? ''));
    await until('the count of the topic', async () => (await counts()).some((text) => /papers would fit/.test(text)));
    await press(page, 'Add topic');
    await fill(page, 'Name', 'Physics of computing');
    await fill(page, 'Categories', 'quant-ph,');
    const wanted = (library.batch(FRIDAY) ?? []).filter(
      ({ categories, announce }) => announce !== 'replace' && categories.includes('quant-ph'),
    ).length;
    expect(wanted).toBeGreaterThan(0);
    const [first, second] = await until('both counts', async () => {
      const found = (await counts()).map((text) => Number(/: (\d+) of \d+ papers would fit/.exec(text)?.[1]));
      return found.length === 2 && found[1] === wanted ? found : undefined;
    });
    expect(second).toBe(wanted);
    expect(first).toBeLessThan(wanted);
    await page.close();
  });
});
