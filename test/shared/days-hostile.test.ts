import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeEntities } from '../../src/core/html.ts';
import { hostileLibrary } from '../browser/hostile-library.ts';
import { expectClean, inspect, unfold, watch } from '../browser/hostile-page.ts';
import { until, untilShown, writeTopics } from '../browser/pages.ts';
import { openSession, type Session } from '../browser/session.ts';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';

const SANITIZE = join(import.meta.dirname, '../../../shared/recorded/hostile/feedparser/tests/wellformed/sanitize');
const FRIDAY = '2026-03-20';
const NOON = Date.parse(`${FRIDAY}T16:00:00Z`);
const CATEGORIES = ['cs.LG', 'cs.AI', 'cs.CL', 'cs.CV'];
const MAX_TEXT = 1500;

/** Every file of the set as words that somebody wrote: markup and escaped markup alike, each with its number. */
const TEXTS = readdirSync(SANITIZE)
  .sort()
  .map((name, at) => {
    const text = readFileSync(join(SANITIZE, name), 'utf8').replace(/<!--[\s\S]*?-->/, '');
    return `case${at}end ${decodeEntities(text.replace(/\s+/g, ' ').trim()).slice(0, MAX_TEXT)}`;
  });

describe.each(['chromium', 'firefox'] as const)('the sanitising set in %s', (kind) => {
  const library = hostileLibrary(generatedLibrary({ seed: 'sanitise' }), CATEGORIES, TEXTS);
  let world: World;
  let session: Session;
  beforeAll(async () => {
    world = await openWorld({ library });
    session = await openSession(kind, { world, now: NOON });
    await writeTopics(session, [{ name: 'All', categories: CATEGORIES }], { highlights: 100 });
  });
  afterAll(async () => {
    await session?.close();
    await world?.close();
  });

  it('stays words in the popup: every one of them is read, none becomes anything else', async () => {
    const page = await session.openOwn('popup/index.html');
    await watch(page);
    await untilShown(page, { idle: true, timeoutMs: 150_000 });
    const again = await session.openOwn('popup/index.html');
    await watch(again);
    const seen = await until('every text', async () => {
      await unfold(again);
      const words = await again.evaluate(() => document.body.textContent ?? '');
      const found = new Set([...words.matchAll(/case(\d+)end/g)].map((match) => Number(match[1])));
      return found.size === TEXTS.length && found;
    });
    expect(seen.size).toBe(TEXTS.length);
    expectClean(await inspect(again));
    expectClean(await inspect(page));
  }, 300_000);
});
