import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from './calendar.ts';
import type { Library, Reply, WorldDay, WorldPaper } from './library.ts';
import { shiftDates } from './shift-dates.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

function plainText(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|#39);/g, (_all, name: string) => ENTITIES[name] ?? '');
}

function inside(xml: string, tag: string): string | undefined {
  const match = new RegExp(`<${tag}(?: [^>]*)?>([\\s\\S]*?)</${tag}>`).exec(xml);
  return match?.[1] === undefined ? undefined : plainText(match[1]);
}

/** Recorded answers are trusted to have the shape arXiv's own code gives them. */
function paperOfEntry(entry: string, announce: WorldPaper['announce']): WorldPaper {
  const [, id = '', version = '1'] = /abs\/(.+?)v(\d+)$/.exec(inside(entry, 'id') ?? '') ?? [];
  const comments = inside(entry, 'arxiv:comment');
  return {
    id,
    version: Number(version),
    title: (inside(entry, 'title') ?? '').replace(/\s+/g, ' '),
    abstract: inside(entry, 'summary') ?? '',
    authors: [...entry.matchAll(/<name>([^<]*)<\/name>/g)].map((match) => plainText(match[1] ?? '')),
    categories: [...entry.matchAll(/<category term="([^"]*)"/g)].map((match) => match[1] ?? ''),
    ...(comments ? { comments } : {}),
    published: Date.parse(inside(entry, 'published') ?? ''),
    updated: Date.parse(inside(entry, 'updated') ?? ''),
    announce,
  };
}

interface RecordedDay {
  readonly batch: readonly WorldPaper[];
  readonly items: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const SINGLE_LISTS = ['cs.AI', 'cs.CL', 'cs.CV', 'hep-th'];

/** What is known of a folder of one day: its papers, and the items of each single list as they stand in its feed. */
function readDay(folder: string, entries: Map<string, string>): RecordedDay {
  const items = new Map<string, Map<string, string>>();
  const announced = new Map<string, WorldPaper['announce']>();
  for (const list of SINGLE_LISTS) {
    const path = join(folder, 'rss', `${list}.xml`);
    if (!existsSync(path)) continue;
    const own = new Map<string, string>();
    for (const [item] of readFileSync(path, 'utf8').matchAll(/ {4}<item>[\s\S]*?<\/item>/g)) {
      const id = /abs\/([^<]+)<\/link>/.exec(item)?.[1] ?? '';
      own.set(id, item);
      const type = inside(item, 'arxiv:announce_type') ?? 'new';
      if (type.startsWith('replace')) announced.set(id, 'replace');
      else if (type === 'new' || !announced.has(id)) announced.set(id, type as 'new' | 'cross');
    }
    items.set(list, own);
  }
  const api = join(folder, 'api-id_list.xml');
  const batch: WorldPaper[] = [];
  if (existsSync(api)) {
    for (const [entry] of readFileSync(api, 'utf8').matchAll(/ {2}<entry>[\s\S]*?<\/entry>/g)) {
      const paper = paperOfEntry(entry, 'new');
      entries.set(paper.id, entry);
      const cross = paper.id.slice(0, 4) !== folder.slice(-8, -3).replace('-', '') && announced.get(paper.id) !== 'new';
      batch.push({ ...paper, announce: announced.get(paper.id) ?? (cross ? 'cross' : 'new') });
    }
  }
  // Replaced papers stand in the feeds only; the API was asked for the new and the crossed.
  const known = new Set(batch.map(({ id }) => id));
  for (const own of items.values()) {
    for (const [id, item] of own) {
      if (known.has(id)) continue;
      known.add(id);
      batch.push(paperOfItem(id, item));
    }
  }
  return { batch, items };
}

function paperOfItem(id: string, item: string): WorldPaper {
  const at = Date.parse(inside(item, 'pubDate') ?? '');
  const type = inside(item, 'arxiv:announce_type') ?? 'new';
  return {
    id,
    version: Number(/v(\d+)<\/guid>/.exec(item)?.[1] ?? 1),
    title: inside(item, 'title') ?? '',
    abstract: (inside(item, 'description') ?? '').replace(/^[\s\S]*?\nAbstract: /, ''),
    authors: (inside(item, 'dc:creator') ?? '').split(', '),
    categories: [...item.matchAll(/<category>([^<]*)<\/category>/g)].map((match) => plainText(match[1] ?? '')),
    published: at,
    updated: at,
    announce: type.startsWith('replace') ? 'replace' : (type as 'new' | 'cross'),
  };
}

export interface RecordedOptions {
  /** The folder that holds `days/`, `hf/`, `arxiv/`. */
  readonly folder: string;
  /** Whole days added to every date on the way out. */
  readonly shift?: number;
}

const PAGE = { 'content-type': 'text/html; charset=utf-8' };

/** Plays a recorded folder: its days, its lists of the community, its abstract and listing pages. */
export function recordedLibrary({ folder, shift = 0 }: RecordedOptions): Library {
  const daysFolder = join(folder, 'days');
  const names = readdirSync(daysFolder)
    .filter((name) => /^\d{4}-\d\d-\d\d$/.test(name))
    .sort();
  const days = new Map<WorldDay, RecordedDay>();
  const entries = new Map<string, string>();
  const papers = new Map<string, WorldPaper>();
  for (const name of names) {
    const day = readDay(join(daysFolder, name), entries);
    days.set(name, day);
    for (const paper of day.batch)
      if (!papers.has(paper.id) || paper.comments !== undefined) papers.set(paper.id, paper);
  }
  const batchDays = names.filter((name) => (days.get(name)?.batch.length ?? 0) > 0);
  const back = (day: WorldDay) => addDays(day, -shift);
  const read = (path: string) => (existsSync(path) ? shiftDates(readFileSync(path, 'utf8'), shift) : undefined);
  const html = (path: string, status = 200): Reply | undefined => {
    const body = read(path);
    return body === undefined ? undefined : { status, headers: PAGE, body };
  };

  function community(day: WorldDay): string | undefined {
    return (
      read(join(daysFolder, back(day), 'hf-daily_papers.json')) ?? read(join(folder, 'hf', `day-${back(day)}.json`))
    );
  }

  function verbatim(host: string, path: string, day: WorldDay, listingDay: WorldDay): Reply | undefined {
    const url = new URL(path, `https://${host}`);
    if (host === 'rss.arxiv.org') {
      const body = read(join(daysFolder, back(day), `${decodeURIComponent(url.pathname).slice(1)}.xml`));
      const type = url.pathname.startsWith('/atom') ? 'application/atom+xml' : 'application/rss+xml';
      return body === undefined ? undefined : { status: 200, headers: { 'content-type': type }, body };
    }
    if (host !== 'arxiv.org' || url.searchParams.has('fmt')) return undefined;
    const [, kind, first = '', second = ''] = url.pathname.split('/');
    if (kind === 'abs') {
      const id = url.pathname.slice(5).replace(/v\d+$/, '');
      const bare = decodeURIComponent(id).replace('/', '_');
      for (const name of names) {
        const page = html(join(daysFolder, name, 'abs', `${bare}.html`));
        if (page) return page;
      }
      return (
        html(join(folder, 'arxiv', 'abs', `${bare}.html`)) ??
        html(join(folder, 'arxiv', 'abs', `${bare}-not-found.html`), 404)
      );
    }
    if (kind === 'list') return html(join(daysFolder, back(listingDay), 'list', `${first}-${second}.html`));
    if (kind === 'catchup') return html(join(daysFolder, back(second), 'list', `${first}-catchup.html`));
    return undefined;
  }

  return {
    batch: (day) => (days.get(back(day))?.batch.length ? days.get(back(day))?.batch : undefined),
    lastBatchDay: (day) => {
      const last = batchDays.filter((name) => name <= back(day)).at(-1);
      return last === undefined ? undefined : addDays(last, shift);
    },
    paper: (id) => papers.get(id),
    community,
    verbatim,
    apiEntry: (id) => {
      const entry = entries.get(id);
      return entry === undefined ? undefined : shiftDates(entry, shift);
    },
    feedItems: (list, day) => {
      const items = days.get(back(day))?.items.get(list);
      return items && new Map([...items].map(([id, item]) => [id, shiftDates(item, shift)]));
    },
  };
}
