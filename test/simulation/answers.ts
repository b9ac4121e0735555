import { addDays, type Day, listingDate, newYork, newYorkTime, parseDay, utcDay } from '../../src/core/day.ts';
import { apiAnswer, apiEntry } from '../world/arxiv-api.ts';
import { feed, feedItem, listTypeOf } from '../world/arxiv-feed.ts';
import { catchupPage, listingPage } from '../world/arxiv-pages.ts';
import type { WorldPaper } from '../world/library.ts';
import type { Chance } from './chance.ts';
import type { Truth } from './truth.ts';

const HOUR = 3_600_000;

/** How a day went at arXiv's: when it came out, and what the feed held until then. */
export interface DayStory {
  /** After 20:00 New York, ms: when the listing pages show the batch. */
  readonly listingDelay: number;
  /** After midnight New York, ms: until then the feed is `feed`. */
  readonly feedDelay: number;
  readonly feed: 'stale' | 'empty';
  /** From and until when (ms since 1970) listing and feed are frozen empty. */
  readonly frozen: readonly [number, number] | undefined;
}

export function dayStory(chance: Chance, day: Day, isHealthy: boolean): DayStory {
  const own = chance.fork(`story ${day}`);
  const evening = newYorkTime(addDays(day, -1), 20);
  if (isHealthy)
    return { listingDelay: own.between(0, 120_000), feedDelay: own.between(0, 5000), feed: 'empty', frozen: undefined };
  const frozenAt = evening + own.between(0, 20) * HOUR;
  return {
    listingDelay: own.is(0.15) ? own.between(0, 30) * HOUR : own.between(0, 0.5) * HOUR,
    feedDelay: own.is(0.15) ? own.between(0, 26) * HOUR : own.between(0, 300_000),
    feed: own.pick(['stale', 'empty']),
    frozen: own.is(0.06) ? [frozenAt, frozenAt + own.between(1, 10) * HOUR] : undefined,
  };
}

/** What the sources would say at a moment, were nothing broken. */
export interface World {
  readonly truth: Truth;
  story(day: Day): DayStory;
  /** The body for a URL; `undefined` when there is no such page. */
  body(url: URL, now: number): string | undefined;
}

export function makeWorld(truth: Truth, story: (day: Day) => DayStory): World {
  const cache = new Map<string, string>();
  const cached = (key: string, make: () => string) => {
    const known = cache.get(key);
    if (known !== undefined) return known;
    if (cache.size > 60) cache.clear();
    const made = make();
    cache.set(key, made);
    return made;
  };
  const items = (list: string, day: Day) =>
    truth.batch(day).flatMap((paper) => {
      const type = listTypeOf(paper, [list]);
      return type ? [feedItem(paper, type, day)] : [];
    });
  const isFrozen = (day: Day, now: number) => {
    const { frozen } = story(day);
    return frozen !== undefined && now >= frozen[0] && now < frozen[1];
  };

  const feedBody = (list: string, now: number) => {
    const { day } = newYork(now);
    const midnight = newYorkTime(day, 0);
    const { feedDelay, feed: until } = story(day);
    if (isFrozen(day, now)) return cached(`feed ${list} ${day} none`, () => feed([list], day, []));
    if (now >= midnight + feedDelay) return cached(`feed ${list} ${day}`, () => feed([list], day, items(list, day)));
    const before = truth.before(day);
    return cached(`feed ${list} ${day} ${until}`, () =>
      feed(
        [list],
        day,
        until === 'stale' ? items(list, before).map((item) => item.replaceAll(/<pubDate>[^<]*/g, '<pubDate>')) : [],
      ),
    );
  };

  /** The last batch that has come out: late ones still show the one before. */
  const shown = (now: number): Day => {
    let day = listingDate(now);
    while (!(truth.isAnnounced(day) && now >= newYorkTime(addDays(day, -1), 20) + story(day).listingDelay))
      day = addDays(day, -1);
    return day;
  };

  const listing = (list: string, now: number) => {
    const day = shown(now);
    const isEmpty = isFrozen(day, now);
    return cached(`list ${list} ${day} ${isEmpty}`, () => listingPage(list, day, isEmpty ? [] : truth.batch(day)));
  };

  const catchup = (list: string, day: Day, now: number) => {
    const isOut = truth.isAnnounced(day) && day <= shown(now);
    return cached(`catchup ${list} ${day} ${isOut}`, () => catchupPage(list, day, isOut ? truth.batch(day) : [], true));
  };

  const community = (day: Day, now: number) => {
    const start = Date.parse(`${day}T00:00:00Z`);
    const share = Math.min(1, Math.max(0, (now - start) / (20 * HOUR)));
    const picks = truth.picks(day);
    const rows = picks.slice(0, Math.ceil(picks.length * share)).map((paper, at) => row(paper, at, share));
    return JSON.stringify(rows);
  };

  return {
    truth,
    story,
    body(url, now) {
      const path = url.pathname;
      if (url.hostname === 'rss.arxiv.org') return feedBody(decodeURIComponent(path.slice('/rss/'.length)), now);
      if (url.hostname === 'export.arxiv.org') {
        const ids = (url.searchParams.get('id_list') ?? '').split(',');
        const known = ids.flatMap((id) => truth.paper(id) ?? []);
        return apiAnswer(ids, 0, ids.length, known.map(apiEntry), now);
      }
      if (url.hostname === 'huggingface.co' && path === '/api/daily_papers') {
        const day = parseDay(url.searchParams.get('date') ?? '');
        return day && day <= utcDay(now) ? community(day, now) : '[]';
      }
      const [, kind, list = '', last = ''] = path.split('/').map(decodeURIComponent);
      if (kind === 'list') return listing(list, now);
      const day = parseDay(last);
      return kind === 'catchup' && day ? catchup(list, day, now) : undefined;
    },
  };
}

function row(paper: WorldPaper, at: number, share: number): object {
  return {
    paper: {
      id: paper.id,
      title: paper.title,
      summary: paper.abstract,
      authors: paper.authors.map((name) => ({ name })),
      publishedAt: new Date(paper.published).toISOString(),
      upvotes: Math.round((40 - at) * share),
    },
    title: paper.title,
    numComments: at % 3,
  };
}
