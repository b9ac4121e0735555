import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORLD_HOSTS } from '../world/answer.ts';
import { generatedLibrary } from '../world/generated-library.ts';
import type { Library } from '../world/library.ts';
import { openWorld, type World } from '../world/world.ts';
import { rudeness } from './manners.ts';
import { askedByExtension, faultsOf, readCards, readStore, until, untilShown } from './pages.ts';
import { openSession, type Session } from './session.ts';

const FRIDAY = '2026-03-20';
const FRIDAY_NOON = Date.parse(`${FRIDAY}T16:00:00Z`);
const SATURDAY_NOON = FRIDAY_NOON + 86_400_000;

/** Ids a digest of this day may hold: the batch without replaced papers, and the community's picks. */
function idsOfDay(library: Library, day: string): Set<string> {
  const batch = (library.batch(day) ?? []).filter(({ announce }) => announce !== 'replace').map(({ id }) => id);
  const community = JSON.parse(library.community(day) ?? '[]') as { paper: { id: string } }[];
  return new Set([...batch, ...community.map(({ paper }) => paper.id)]);
}

/** Resolves when the day's pictures, which come after its papers, one at a time, are in. */
async function untilPictured(page: Page): Promise<void> {
  await until('the pictures', async () => {
    const made = (await readStore<{ madeAt: number }>(page, 'digests')).map(({ madeAt }) => madeAt);
    const states = await readStore<{ doneFor?: number } | undefined>(page, 'state');
    return states.some((state) => state?.doneFor !== undefined && made.includes(state.doneFor));
  });
}

describe.each(['chromium', 'firefox'] as const)('the first day in %s', (kind) => {
  const library = generatedLibrary({ seed: 'first day' });
  let world: World;
  let session: Session;
  beforeAll(async () => {
    world = await openWorld({ library });
    session = await openSession(kind, { world, now: FRIDAY_NOON });
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it('is there without a click, whole, and of this day', async () => {
    const page = await session.openOwn('popup/index.html');
    const first = await untilShown(page);
    expect(first.day).toBe(FRIDAY);
    await untilShown(page, { idle: true, timeoutMs: 100_000 });
    await page.close();
    const again = await session.openOwn('popup/index.html');
    await untilShown(again, { idle: true });
    const cards = await readCards(again);
    expect(cards.flatMap(faultsOf)).toEqual([]);
    expect(cards).toHaveLength(20);
    const ids = idsOfDay(library, FRIDAY);
    expect(cards.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
    // What is guessed comes out of a file of the extension, which the policy must let the worker read.
    const [digest] = await readStore<{ cards: { reasons: { signal: string }[] }[] }>(again, 'digests');
    const signals = digest?.cards.flatMap(({ reasons }) => reasons.map(({ signal }) => signal));
    expect(signals).toContain('prior');
    await again.close();
  });

  it('asked only whom it names, one at a time and at arXiv’s pace', () => {
    const asked = askedByExtension(world.log);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.map(({ host }) => host).filter((host) => !(WORLD_HOSTS as readonly string[]).includes(host))).toEqual(
      [],
    );
    expect(rudeness(asked)).toEqual([]);
    // Nothing in a request tells who asks or what they read.
    expect(asked.filter(({ headers }) => headers.cookie !== undefined || headers.referer !== undefined)).toEqual([]);
  });

  it('does not ask again when the popup is opened again', async () => {
    const page = await session.openOwn('popup/index.html');
    await untilPictured(page);
    world.forget();
    await page.reload().catch(() => undefined);
    await untilShown(page, { idle: true });
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(askedByExtension(world.log).map(({ host, path }) => host + path)).toEqual([]);
    await page.close();
  });
});

describe.each(['chromium', 'firefox'] as const)('a Saturday in %s', (kind) => {
  it('shows Friday', async () => {
    const library = generatedLibrary({ seed: 'first day' });
    const world = await openWorld({ library });
    const session = await openSession(kind, { world, now: SATURDAY_NOON });
    try {
      const page = await session.openOwn('popup/index.html');
      const state = await untilShown(page);
      expect(state.day).toBe(FRIDAY);
      // The community's list comes first and at once; the listing pages follow, 15 s apart.
      const asked = await until('two requests', async () => {
        const all = askedByExtension(world.log);
        return all.length >= 2 && all;
      });
      expect(asked.slice(0, 2).map(({ host, path }) => host + path)).toEqual([
        `huggingface.co/api/daily_papers?date=${FRIDAY}&limit=100`,
        expect.stringMatching(/^arxiv\.org\/list\/cs\.\w\w\/new/),
      ]);
      const cards = await until('the cards', async () => {
        const shown = await readCards(page);
        return shown.length > 10 ? shown : undefined;
      });
      const ids = idsOfDay(library, FRIDAY);
      expect(cards.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
      expect(cards.flatMap(faultsOf)).toEqual([]);
    } finally {
      await session.close();
      await world.close();
    }
  });
});
