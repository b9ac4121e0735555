import { createHash } from 'node:crypto';
import { apiAnswer, apiEntry, apiError } from './arxiv-api.ts';
import { feed, feedError, feedItem, LIST_TYPES, type ListType, listTypeOf } from './arxiv-feed.ts';
import { abstractPage, catchupPage, listingPage, notFoundPage } from './arxiv-pages.ts';
import { addDays, daysBetween, newYork } from './calendar.ts';
import { pictureOf } from './generated-picture.ts';
import type { Library, Reply, WorldDay } from './library.ts';
import { STYLE } from './style.ts';

/** The hosts the world answers for. */
export const WORLD_HOSTS = [
  'rss.arxiv.org',
  'export.arxiv.org',
  'arxiv.org',
  'huggingface.co',
  'cdn-uploads.huggingface.co',
] as const;

const ID = /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?\/\d{7})$/;
const CATEGORY = /^[a-z-]+(?:\.[A-Za-z-]+)?$/;

const html = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
});
const text = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

/** The day whose batch the feed holds, and the day the listing pages show: they change at midnight and at 20:00. */
export function daysAt(now: number): { feedDay: WorldDay; listingDay: WorldDay } {
  const { day, hour } = newYork(now);
  return { feedDay: day, listingDay: hour >= 20 ? addDays(day, 1) : day };
}

function answerFeed(library: Library, lists: readonly string[], day: WorldDay): Reply {
  const bad = lists.find((list) => !CATEGORY.test(list));
  const rss = { 'content-type': 'application/rss+xml' };
  if (bad !== undefined || lists.length === 0) {
    return { status: 400, headers: rss, body: feedError(lists.join('+'), `Bad subject class '${bad ?? ''}'.`, day) };
  }
  const rows = new Map<string, { type: ListType; xml: string }>();
  const keep = (id: string, type: ListType, xml: string) => {
    const held = rows.get(id);
    if (!held || LIST_TYPES.indexOf(type) < LIST_TYPES.indexOf(held.type)) rows.set(id, { type, xml });
  };
  const composed: string[] = [];
  for (const list of lists) {
    const items = library.feedItems?.(list, day);
    if (!items) composed.push(list);
    for (const [id, xml] of items ?? []) {
      keep(id, (/<arxiv:announce_type>([^<]*)/.exec(xml)?.[1] ?? 'new') as ListType, xml);
    }
  }
  for (const paper of library.batch(day) ?? []) {
    const type = listTypeOf(paper, composed);
    if (type) keep(paper.id, type, feedItem(paper, type, day));
  }
  const items = [...rows.entries()]
    .sort(([a, x], [b, y]) => LIST_TYPES.indexOf(x.type) - LIST_TYPES.indexOf(y.type) || (a < b ? -1 : 1))
    .slice(0, 2000)
    .map(([, { xml }]) => xml);
  return { status: 200, headers: rss, body: feed(lists, day, items) };
}

function answerApi(library: Library, url: URL, now: number): Reply {
  const atom = { 'content-type': 'application/atom+xml; charset=utf-8' };
  const ids = (url.searchParams.get('id_list') ?? '').split(',').filter(Boolean);
  const start = Number(url.searchParams.get('start') ?? 0);
  const max = Number(url.searchParams.get('max_results') ?? 10);
  const bare = ids.map((id) => id.replace(/v\d+$/, ''));
  const bad = bare.find((id) => !ID.test(id));
  if (bad !== undefined) return { status: 400, headers: atom, body: apiError(bad, now) };
  const entries = [...new Set(bare)].flatMap((id) => {
    const entry = library.apiEntry?.(id);
    if (entry !== undefined) return [entry];
    const paper = library.paper(id);
    return paper ? [apiEntry(paper)] : [];
  });
  return { status: 200, headers: atom, body: apiAnswer(ids, start, Math.min(max, 2000), entries, now) };
}

function answerPages(library: Library, url: URL, days: { feedDay: WorldDay; listingDay: WorldDay }): Reply {
  const [, kind = '', first = '', second = ''] = url.pathname.split('/');
  if (url.pathname === '/static/world.css')
    return { status: 200, headers: { 'content-type': 'text/css' }, body: STYLE };
  if (kind === 'abs') {
    const id = decodeURIComponent(url.pathname.slice(5)).replace(/v\d+$/, '');
    const paper = library.paper(id);
    if (!paper) return html(notFoundPage(id), 404);
    return url.searchParams.get('fmt') === 'txt'
      ? text(`Paper: ${paper.title}\n\n${paper.abstract}\n`)
      : html(abstractPage(paper));
  }
  if (kind === 'list' && second === 'new') {
    const day = library.lastBatchDay(days.listingDay) ?? days.listingDay;
    return html(listingPage(first, day, library.batch(day) ?? []));
  }
  if (kind === 'catchup') {
    const age = daysBetween(second, days.listingDay);
    if (!(age >= 0 && age <= 90)) return html(notFoundPage(second), 400);
    return html(catchupPage(first, second, library.batch(second) ?? [], url.searchParams.get('abs') === 'True'));
  }
  return html(notFoundPage(url.pathname), 404);
}

/** What the outside answers to `GET https://host/path` at this instant (ms since 1970, UTC), when nothing is wrong. */
export function answer(library: Library, host: string, path: string, now: number): Reply {
  const url = new URL(path, `https://${host}`);
  const days = daysAt(now);
  const recorded = library.verbatim?.(host, path, days.feedDay, days.listingDay);
  if (recorded) return withTag(recorded);
  switch (host) {
    case 'rss.arxiv.org': {
      const [, kind, query = ''] = decodeURIComponent(url.pathname).split('/');
      return kind === 'rss' ? withTag(answerFeed(library, query.split('+'), days.feedDay)) : text('not here', 404);
    }
    case 'export.arxiv.org':
      return url.pathname === '/api/query' ? answerApi(library, url, now) : text('not here', 404);
    case 'arxiv.org':
      return withTag(answerPages(library, url, days));
    case 'huggingface.co': {
      if (url.pathname !== '/api/daily_papers') return text('{"error":"not here"}', 404);
      const day = url.searchParams.get('date') ?? new Date(now).toISOString().slice(0, 10);
      const list = library.community(day) ?? '[]';
      return withTag({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: list });
    }
    case 'cdn-uploads.huggingface.co':
      return { status: 200, headers: { 'content-type': 'image/png' }, body: pictureOf(url.pathname) };
    default:
      return text('no such host in this world', 404);
  }
}

/** Feeds and lists carry a tag made of their bytes; the server answers 304 to whoever brings it back. */
function withTag(reply: Reply): Reply {
  if (reply.status !== 200 || reply.headers.etag) return reply;
  const tag = createHash('sha256').update(reply.body).digest('hex');
  return { ...reply, headers: { ...reply.headers, etag: `"${tag}"` } };
}
