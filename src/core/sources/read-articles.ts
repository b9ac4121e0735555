import { unreadable } from '../failure.ts';
import { attributeOf, decodeEntities, walkHtml } from '../html.ts';
import { checkSize } from '../xml.ts';

/** An entry of a listing page, raw text with line feeds where the page breaks lines. */
export interface Article {
  id: string;
  /** The heading it stands under, `New submissions (showing 117 of 117 entries)`, and what the entry says itself. */
  section: string;
  label: string;
  title: string;
  names: string[];
  nameCount: number;
  comments: string;
  subjects: string;
  abstract: string;
  /** Its `dd` was there and ended. */
  complete: boolean;
}

export interface ArticlePage {
  /** Texts of `h1`, and of `h3` outside of the list. */
  readonly headings: readonly string[];
  /** Headings inside of the list. */
  readonly sections: readonly string[];
  readonly articles: readonly Article[];
  /** The text outside of the list, shortened: totals and "No updates today." */
  readonly outside: string;
  /** The page ends as it should. */
  readonly complete: boolean;
}

type Field = 'title' | 'names' | 'comments' | 'subjects' | 'abstract';

const FIELDS: Readonly<Record<string, Field>> = {
  'list-title': 'title',
  'list-authors': 'names',
  'list-comments': 'comments',
  'list-subjects': 'subjects',
};
const MAX_ARTICLES = 5000;
const MAX_TEXT = 20_000;
const MAX_NAMES = 60;
const MAX_OUTSIDE = 60_000;

function classesOf(attributes: string): string[] {
  return (attributeOf(attributes, 'class') ?? '').split(/\s+/);
}

/** A bare host that arXiv linked: two words of a sentence (`three.js`, `tasks.However`) unless it ends as hosts do. */
const FALSE_HOST = /^http:\/\/(?![a-z\d.-]+\.(?:com|org|net|edu|gov|io|ai|[a-z]{2}\.[a-z]{2})\/?$)([\w-]+\.\w+)\/?$/;

/**
 * What a link adds to the text. arXiv writes `this https URL` over every outside link, so the address stands for it;
 * it also links any two words with a dot between, and there the words come back.
 */
function linkText(href: string, shown: string): string {
  return /^\s*this \w{2,8} URL\s*$/.test(shown) ? (FALSE_HOST.exec(href)?.[1] ?? href) : shown;
}

/**
 * Reads the lists of a listing page of arXiv (`dl#articles`): not HTML in general, only what these pages hold.
 * Linear in the page, whatever is in it.
 */
export function readArticles(html: string): ArticlePage {
  checkSize(html);
  const headings: string[] = [];
  const sections: string[] = [];
  const articles: Article[] = [];
  let outside = '';
  let article: Article | undefined;
  let inList = false;
  let inDetails = false;
  let ended = false;
  let heading: string | undefined;
  let field: Field | undefined;
  let text = '';
  let skipping = false;
  let link: { href: string; from: number } | undefined;

  function endField(): void {
    if (article && field && field !== 'names' && article[field] === '') article[field] = text;
    else if (article && field === 'names' && article.nameCount === 0 && !text.includes('unavailable')) addName(text);
    field = undefined;
    text = '';
    link = undefined;
    skipping = false;
  }

  function addName(name: string): void {
    if (!article || name.trim() === '') return;
    const others = /^\s*et al\. \((\d{1,5}) additional/.exec(name)?.[1];
    article.nameCount += others ? Number(others) : 1;
    if (!others && article.names.length < MAX_NAMES) article.names.push(name);
  }

  function openLink(attributes: string): void {
    if (!article) return;
    if (!inDetails && attributeOf(attributes, 'title') === 'Abstract') {
      const href = attributeOf(attributes, 'href') ?? '';
      article.id ||= attributeOf(attributes, 'id') ?? /\/abs\/([^?#]+)/.exec(href)?.[1] ?? '';
    } else if (field) link = { href: attributeOf(attributes, 'href') ?? '', from: text.length };
  }

  function closeLink(): void {
    if (!link || !field) return;
    const shown = text.slice(link.from);
    if (field === 'names') addName(shown);
    else text = text.slice(0, link.from) + linkText(link.href, shown);
    link = undefined;
  }

  const walked = walkHtml(html, {
    text(raw) {
      if (skipping) return;
      if (heading !== undefined) heading = (heading + decodeEntities(raw.slice(0, 2000))).slice(0, 400);
      else if (field) {
        if (text.length < MAX_TEXT) text += decodeEntities(raw.slice(0, MAX_TEXT));
      } else if (article && !inDetails) article.label = (article.label + raw.slice(0, 400)).slice(0, 400);
      else if (!inList && outside.length < MAX_OUTSIDE) outside += raw.slice(0, MAX_OUTSIDE);
    },
    open(name, attributes) {
      if (name === 'h1' || name === 'h3') heading = '';
      else if (name === 'dl') inList = attributeOf(attributes, 'id') === 'articles';
      else if (!inList) return;
      else if (name === 'dt') {
        endField();
        if (articles.length >= MAX_ARTICLES) throw unreadable('too many entries');
        article = {
          ...{ id: '', label: '', title: '', comments: '', subjects: '', abstract: '' },
          section: sections[sections.length - 1] ?? '',
          names: [],
          nameCount: 0,
          complete: false,
        };
        articles.push(article);
        inDetails = false;
      } else if (name === 'dd') inDetails = true;
      else if (name === 'a') openLink(attributes);
      else if (inDetails && name === 'div') {
        const found = classesOf(attributes).find((each) => Object.hasOwn(FIELDS, each));
        if (found) {
          endField();
          field = FIELDS[found];
        }
      } else if (inDetails && name === 'p') {
        endField();
        field = 'abstract';
      } else if (name === 'br' && field) text += '\n ';
      else if (name === 'span' && field && classesOf(attributes).includes('descriptor')) skipping = true;
    },
    close(name) {
      if ((name === 'h1' || name === 'h3') && heading !== undefined) {
        if (inList) sections.push(heading);
        else if (headings.length < 50) headings.push(heading);
        heading = undefined;
      } else if (name === 'span') skipping = false;
      else if (name === 'a') closeLink();
      else if (name === 'div' && field !== 'abstract') endField();
      else if (name === 'p' && field === 'abstract') endField();
      else if (name === 'dd' && article) {
        endField();
        article.complete = true;
        inDetails = false;
        article = undefined;
      } else if (name === 'dl') inList = false;
      else if (name === 'html') ended = true;
    },
  });
  return { headings, sections, articles, outside, complete: walked && ended };
}
