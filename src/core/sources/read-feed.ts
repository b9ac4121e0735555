import { unreadable } from '../failure.ts';
import { readXml } from '../xml.ts';

/** Namespaces of arXiv's feeds and API answers. */
const NAMESPACES = {
  'http://www.w3.org/2005/Atom': 'atom:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://arxiv.org/schemas/atom': 'arxiv:',
  'http://a9.com/-/spec/opensearch/1.1/': 'search:',
} as const;

/** More than any list of arXiv's holds (its feeds and API stop at 2,000). */
const MAX_ENTRIES = 5000;
const MAX_CATEGORIES = 60;
/** Names kept of one entry; the rest is counted. */
const MAX_NAMES = 60;

/** An entry as it stands, everything raw text; `''` where it says nothing. */
export interface FeedEntry {
  guid: string;
  link: string;
  title: string;
  text: string;
  announce: string;
  creator: string;
  comment: string;
  published: string;
  categories: string[];
  names: string[];
  nameCount: number;
}

/** What stands about the feed as a whole. */
export interface FeedHead {
  title: string;
  about: string;
  day: string;
  updated: string;
  total: string;
  start: string;
}

const ENTRY_FIELDS: Readonly<
  Record<string, 'guid' | 'link' | 'title' | 'text' | 'announce' | 'creator' | 'comment' | 'published'>
> = {
  guid: 'guid',
  link: 'link',
  title: 'title',
  description: 'text',
  pubDate: 'published',
  'atom:id': 'guid',
  'atom:title': 'title',
  'atom:summary': 'text',
  'atom:published': 'published',
  'arxiv:announce_type': 'announce',
  'arxiv:comment': 'comment',
  'dc:creator': 'creator',
};

const HEAD_FIELDS: Readonly<Record<string, keyof FeedHead>> = {
  title: 'title',
  description: 'about',
  pubDate: 'day',
  lastBuildDate: 'updated',
  'atom:title': 'title',
  'atom:subtitle': 'about',
  'atom:updated': 'updated',
  'search:totalResults': 'total',
  'search:startIndex': 'start',
};

function field<T>(fields: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function emptyEntry(): FeedEntry {
  return {
    guid: '',
    link: '',
    title: '',
    text: '',
    announce: '',
    creator: '',
    comment: '',
    published: '',
    categories: [],
    names: [],
    nameCount: 0,
  };
}

/**
 * Reads RSS 2.0 or Atom in arXiv's form. Entries are handed on as they end, so that only one is held at a time.
 * @throws Failed `unreadable` for anything else: HTML, another namespace, a document that is cut off.
 */
export function readFeed(body: string, onEntry: (entry: FeedEntry) => void): FeedHead {
  const head: FeedHead = { title: '', about: '', day: '', updated: '', total: '', start: '' };
  let form: 'rss' | 'atom' | undefined;
  let entry: FeedEntry | undefined;
  let entryDepth = 0;
  let entries = 0;
  let complete = false;

  readXml(body, NAMESPACES, {
    open(name, depth, attributes) {
      if (depth === 1) {
        form = name === 'rss' ? 'rss' : name === 'atom:feed' ? 'atom' : undefined;
        if (!form) throw unreadable(`<${name.slice(0, 40)}> instead of a feed`);
        return false;
      }
      if (entry) {
        const inside = depth - entryDepth;
        if (inside === 2) return name === 'atom:name';
        if (inside !== 1) return false;
        if (name === 'atom:category') addCategory(entry, attributes.get('term') ?? '');
        return name === 'category' || field(ENTRY_FIELDS, name) !== undefined;
      }
      if (
        (form === 'rss' && depth === 3 && name === 'item') ||
        (form === 'atom' && depth === 2 && name === 'atom:entry')
      ) {
        entries += 1;
        if (entries > MAX_ENTRIES) throw unreadable('too many entries');
        entry = emptyEntry();
        entryDepth = depth;
        return false;
      }
      return depth === (form === 'rss' ? 3 : 2) && field(HEAD_FIELDS, name) !== undefined;
    },
    close(name, depth, text) {
      if (!entry) {
        const key = depth === (form === 'rss' ? 3 : 2) ? field(HEAD_FIELDS, name) : undefined;
        if (key && head[key] === '') head[key] = text;
        if (form === 'atom' ? depth === 1 : depth === 2 && name === 'channel') complete = true;
      } else if (depth === entryDepth) {
        onEntry(entry);
        entry = undefined;
      } else if (depth === entryDepth + 1) {
        const key = field(ENTRY_FIELDS, name);
        if (key && entry[key] === '') entry[key] = text;
        else if (name === 'category') addCategory(entry, text);
      } else if (depth === entryDepth + 2 && name === 'atom:name') {
        entry.nameCount += 1;
        if (entry.names.length < MAX_NAMES) entry.names.push(text);
      }
    },
  });
  if (!complete) throw unreadable('a feed without a channel');
  return head;
}

function addCategory(entry: FeedEntry, term: string): void {
  if (entry.categories.length < MAX_CATEGORIES) entry.categories.push(term);
}
