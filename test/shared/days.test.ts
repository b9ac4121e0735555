import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rudeness } from '../browser/manners.ts';
import { askedByExtension, faultsOf, readCards, readState, until, untilShown } from '../browser/pages.ts';
import { openSession } from '../browser/session.ts';
import { generatedLibrary } from '../world/generated-library.ts';
import { joinLibraries } from '../world/library.ts';
import { recordedLibrary } from '../world/recorded-library.ts';
import { openWorld } from '../world/world.ts';

const RECORDED = join(import.meta.dirname, '../../../shared/recorded');
const DAYS = readdirSync(join(RECORDED, 'days'))
  .filter((name) => existsSync(join(RECORDED, 'days', name, 'api-id_list.xml')))
  .sort();
const BROWSERS = ['chromium', 'firefox'] as const;
const noonOf = (day: string) => Date.parse(`${day}T16:00:00Z`);

/** What a digest of this day may hold, read from the recorded bytes alone: the feeds without replacements, and the community's list. */
function idsOfDay(day: string): Set<string> {
  const folder = join(RECORDED, 'days', day);
  const feeds = readdirSync(join(folder, 'rss')).flatMap((name) => {
    const items = readFileSync(join(folder, 'rss', name), 'utf8').match(/<item>[\s\S]*?<\/item>/g) ?? [];
    return items
      .filter((item) => /announce_type>(?:new|cross)</.test(item))
      .map((item) => /arxiv\.org\/abs\/([^<]+)</.exec(item)?.[1] ?? '');
  });
  // Papers of other lists, which the recorded feeds do not have but the API answered for.
  const api = readFileSync(join(folder, 'api-id_list.xml'), 'utf8').matchAll(
    /<id>http:\/\/arxiv\.org\/abs\/(.+?)v\d+</g,
  );
  const community = JSON.parse(readFileSync(join(folder, 'hf-daily_papers.json'), 'utf8')) as {
    paper: { id: string };
  }[];
  return new Set([...feeds, ...[...api].map((match) => match[1] ?? ''), ...community.map(({ paper }) => paper.id)]);
}

describe.concurrent.each(BROWSERS)('recorded weekdays in %s', (kind) => {
  it.each(DAYS)(
    '%s: only papers of that day, each whole, asked for politely',
    async (day) => {
      const world = await openWorld({ library: recordedLibrary({ folder: RECORDED }) });
      const session = await openSession(kind, { world, now: noonOf(day) });
      try {
        const page = await session.openOwn('popup/index.html');
        const state = await untilShown(page, { idle: true, timeoutMs: 150_000 });
        expect(state.day).toBe(day);
        await page.close();
        const again = await session.openOwn('popup/index.html');
        const cards = await until('twenty cards', async () => {
          const shown = await readCards(again);
          return shown.length >= 20 ? shown : undefined;
        });
        const ids = idsOfDay(day);
        expect(cards.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
        expect(cards.length).toBeLessThanOrEqual(25);
        expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
        expect(cards.flatMap(faultsOf)).toEqual([]);
        expect(rudeness(askedByExtension(world.log))).toEqual([]);
      } finally {
        await session.close();
        await world.close();
      }
    },
    240_000,
  );
});

describe.concurrent.each(BROWSERS)('the page this product is modelled on, in %s', (kind) => {
  const seven = ['2404.03648', '2404.03683', '2404.03715', '2404.03673', '2404.04125', '2404.04167', '2404.03820'];

  it('comes out of ?day=2024-04-08: its seven papers among that day’s ten', async () => {
    const library = joinLibraries(recordedLibrary({ folder: RECORDED }), generatedLibrary({ seed: 'around it' }));
    const world = await openWorld({ library });
    const session = await openSession(kind, { world, now: noonOf('2026-06-30') });
    try {
      const page = await session.openOwn('popup/index.html?day=2024-04-08');
      await untilShown(page, { timeoutMs: 60_000 });
      const cards = await until('ten cards', async () => {
        const shown = await readCards(page);
        return shown.length >= 10 ? shown : undefined;
      });
      expect((await readState(page)).day).toBe('2024-04-08');
      const ids = cards.map(({ id }) => id);
      expect(ids).toHaveLength(10);
      expect(seven.filter((id) => !ids.includes(id))).toEqual([]);
      expect(cards.flatMap(faultsOf)).toEqual([]);
    } finally {
      await session.close();
      await world.close();
    }
  }, 120_000);
});
