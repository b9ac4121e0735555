import { readCategory } from '../category.ts';
import { type Announce, type Paper, type ParsedId, parseId } from '../paper.ts';
import { cleanLine, cleanParagraphs, MAX_ABSTRACT, MAX_COMMENTS, MAX_TITLE } from './clean-text.ts';
import { readFeedDay } from './read-date.ts';
import type { FeedEntry } from './read-feed.ts';
import { type Authors, capAuthors, splitCreators } from './split-creators.ts';

/** arXiv's id in an entry's id, guid or link; `undefined` when the entry is about nothing of arXiv's. */
function readEntryId(entry: FeedEntry): ParsedId | undefined {
  for (const raw of [entry.guid, entry.link]) {
    const text = raw.trim().slice(0, 200);
    const id = parseId(/^https?:\/\/(?:[a-z]+\.)?arxiv\.org\/abs\/(.+)$/i.exec(text)?.[1] ?? text);
    if (id) return id;
  }
  return undefined;
}

function readAuthors(entry: FeedEntry): Authors {
  if (entry.nameCount === 0) return splitCreators(entry.creator);
  const { authors, authorCount } = capAuthors(entry.names);
  return { authors, authorCount: authorCount + entry.nameCount - entry.names.length };
}

/** Terms met before: a feed of 2,000 papers has some hundred different ones. */
const MET = new Map<string, string | undefined>();
const MAX_MET = 500;

/** The categories among an entry's classes, each once, in their order. */
export function readCategories(terms: readonly string[]): string[] {
  const known: string[] = [];
  for (const term of terms) {
    if (!MET.has(term) && MET.size < MAX_MET && term.length < 30) MET.set(term, readCategory(term));
    const category = MET.has(term) ? MET.get(term) : readCategory(term);
    if (category !== undefined && !known.includes(category)) known.push(category);
  }
  return known;
}

/** How arXiv lists an entry; a revised cross-list counts as a replacement, and so does what arXiv may yet invent. */
function readAnnounce(text: string): Announce | undefined {
  const word = text.trim().toLowerCase();
  if (word === '') return undefined;
  return word === 'new' || word === 'cross' ? word : 'replace';
}

/** The words before the abstract in a feed: `arXiv:2606.28374v1 Announce Type: new \nAbstract: `. */
const PREFACE = /^\s{0,20}arXiv:\S{1,40}\s{1,20}Announce Type:\s{0,20}([a-z-]{1,20})\s{1,20}(?:Abstract:)?/i;

export interface ReadEntry {
  readonly paper: Paper;
  readonly announce?: Announce;
}

/**
 * An entry as a paper; `undefined` when it has no id or no title.
 * @param hasComments whether the source tells comments: then none means that there are none.
 */
export function readEntry(entry: FeedEntry, hasComments: boolean): ReadEntry | undefined {
  const id = readEntryId(entry);
  const title = cleanLine(entry.title, MAX_TITLE);
  if (!id || title === '') return undefined;
  const preface = PREFACE.exec(entry.text.slice(0, 200));
  const announce = readAnnounce(entry.announce || (preface?.[1] ?? ''));
  const published = hasComments ? readFeedDay(entry.published.slice(0, 10)) : undefined;
  const paper: Paper = {
    ...id,
    title,
    abstract: cleanParagraphs(preface ? entry.text.slice(preface[0].length) : entry.text, MAX_ABSTRACT),
    ...readAuthors(entry),
    categories: readCategories(entry.categories),
    ...(hasComments ? { comments: cleanLine(entry.comment, MAX_COMMENTS) } : {}),
    ...(published ? { published } : {}),
  };
  return announce ? { paper, announce } : { paper };
}
