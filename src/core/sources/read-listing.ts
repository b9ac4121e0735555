import type { Day } from '../day.ts';
import { unreadable } from '../failure.ts';
import { type Announce, type Paper, parseId } from '../paper.ts';
import type { Answer, Finding, Question } from '../source.ts';
import { cleanLine, cleanParagraphs, MAX_ABSTRACT, MAX_COMMENTS, MAX_TITLE } from './clean-text.ts';
import { collectPapers } from './collect.ts';
import { type Article, readArticles } from './read-articles.ts';
import { readWrittenDay } from './read-date.ts';
import { readCategories } from './read-entry.ts';
import { capAuthors } from './split-creators.ts';

/** Entries of one page, as arXiv cuts them. */
export const PAGE = 2000;
const MAX_PAGES = 5;

/** The heading decides; the entry's own words help when there is none. */
function announceOf(article: Article): Announce {
  const words = article.section.toLowerCase();
  if (/^\s*cross/.test(words)) return 'cross';
  if (/^\s*replace/.test(words)) return 'replace';
  if (/^\s*new/.test(words)) return 'new';
  return /\(replaced\)/.test(article.label) ? 'replace' : /\(cross-list/.test(article.label) ? 'cross' : 'new';
}

/** `Computation and Language (cs.CL); Machine Learning (cs.LG)` -> ids. */
function subjectsOf(text: string): string[] {
  return readCategories([...text.slice(0, 5000).matchAll(/\(([A-Za-z.-]{2,20})\)/g)].map((match) => match[1] ?? ''));
}

function paperOf(article: Article): Paper | undefined {
  const id = parseId(article.id);
  const title = cleanLine(article.title, MAX_TITLE);
  if (!id || title === '') return undefined;
  const { authors, authorCount } = capAuthors(article.names);
  return {
    ...id,
    title,
    abstract: cleanParagraphs(article.abstract.trim(), MAX_ABSTRACT),
    authors,
    authorCount: authorCount + Math.max(0, article.nameCount - article.names.length),
    categories: subjectsOf(article.subjects),
    comments: cleanLine(article.comments, MAX_COMMENTS),
  };
}

/** How many entries the page says it shows, by its own headings; 0 when they do not say. */
function shownOf(sections: readonly string[]): number {
  const shown = sections.map((text) => /showing (?:first |last )?(\d{1,5}) of \d/.exec(text)?.[1] ?? '0');
  return shown.reduce((sum, each) => sum + Number(each), 0);
}

/**
 * Reads a page of a whole day: `/list/CAT/new` or `/catchup/CAT/DAY`. The day is the one the page's heading names; the
 * last batch stays on `/new` over the weekend, so it need not be the one asked for.
 * @param ask the question for a page of a category, numbered from 1, when the day fills more than one
 * @throws Failed `unreadable` when the page is cut off, holds fewer entries than it says, or is no listing
 */
export function readListing(
  { question, body }: Answer,
  ask: (day: Day, category: string, page: number) => Question,
): Finding[] {
  const page = pageOf(question.list);
  const category = baseList(question.list);
  const { headings, sections, articles, outside, complete } = readArticles(body);
  const heading = headings.find((text) => /^\s*(?:Showing new listings for|Catchup results for)/i.test(text));
  const day = readWrittenDay(heading?.replace(/^.* (?:for|on) (?=\w+,)/, '') ?? '');
  if (!day) throw unreadable('not a listing of a day');
  if (!complete || articles.some((article) => !article.complete)) throw unreadable('a page that is cut off');
  if (articles.length < shownOf(sections)) throw unreadable('fewer entries than the page says');
  if (articles.length === 0 && !/No (?:further )?updates/i.test(outside) && sections.length === 0)
    throw unreadable('a page without a list');

  const found = collectPapers();
  for (const article of articles) {
    const paper = paperOf(article);
    if (paper) found.add(paper, announceOf(article));
  }
  if (found.size === 0 && articles.length > 0) throw unreadable('a list without papers');
  const findings: Finding[] = found.papers();
  findings.push({ type: 'listing', day, list: question.list, entries: found.entries() });
  const total = Number(/Total of (\d{1,6}) entries/.exec(outside)?.[1] ?? '0');
  if (total > page * PAGE && page < MAX_PAGES && articles.length > 0)
    findings.push({ type: 'question', question: ask(question.day, category, page + 1) });
  return findings;
}

/** A list's name without the number of its page: `cs:2` -> `cs`. */
export function baseList(list: string): string {
  return list.replace(/:\d$/, '');
}

/** The number of the page that a list's name carries: `cs:2` is the second of `cs`. */
function pageOf(list: string): number {
  return Number(/:(\d)$/.exec(list)?.[1] ?? '1');
}

/** The name of a further page of a list, so that it is stored beside the first. */
export function nameOfPage(category: string, page: number): string {
  return page === 1 ? category : `${category}:${page}`;
}
