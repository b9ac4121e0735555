import type { Link } from '../core/link.ts';
import type { PaperId } from '../core/paper.ts';
import { cellParts } from './cell-parts.ts';
import { type CellPart, findInCell, findLinks, linksOf } from './media.ts';
import { paperIdIn } from './paper-id.ts';

/** What an abstract page says of its paper. */
export interface AbstractPage {
  readonly id: PaperId;
  readonly title: string;
  /** Of the abstract and the comments, each address once, in the order of kinds. */
  readonly links: readonly Link[];
  /** Everything was where arXiv has it today. */
  readonly isAsKnown: boolean;
}

/** What the block may stand behind, best first. */
const PLACES = [
  '.extra-services .full-text',
  '.extra-services > :last-child',
  '.submission-history',
  '.metatable',
  'blockquote.abstract',
  '#abs > :last-child',
  'main > :last-child',
  'body > :last-child',
] as const;

function meta(page: Document, name: string): string {
  return page.querySelector(`[name="${name}"],[property="${name}"]`)?.getAttribute('content')?.trim() ?? '';
}

/** The id without version. Pages of arXiv that are no abstract page (not found, plain text) have none of these. */
function idOf(page: Document): PaperId | undefined {
  const address = page.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href || meta(page, 'og:url');
  return paperIdIn(meta(page, 'citation_arxiv_id')) ?? paperIdIn(address);
}

/**
 * Reads an abstract page of arxiv.org, old or new style, of any version, withdrawn or not. `citation_abstract` holds the
 * abstract as the authors wrote it; on the page itself every address reads "this https URL".
 * @returns `undefined` when it is not one.
 */
export function readAbstractPage(page: Document): AbstractPage | undefined {
  const id = idOf(page);
  if (!id) return undefined;
  const abstract = meta(page, 'citation_abstract');
  const seen: CellPart[] = [];
  const cells = abstract ? 'td.comments' : 'td.comments, blockquote.abstract';
  for (const cell of page.querySelectorAll(cells)) seen.push(...cellParts(cell), '\n');
  return {
    id,
    title: meta(page, 'citation_title') || meta(page, 'og:title'),
    links: linksOf(id, [...findLinks(abstract, 'abstract'), ...findInCell(seen)]),
    isAsKnown: Boolean(abstract && meta(page, 'citation_arxiv_id') && page.querySelector(PLACES[0])),
  };
}

/** The element that the block goes behind, the best of those that the page has. */
export function placeFor(page: Document): Element | null | undefined {
  return PLACES.map((place) => page.querySelector(place)).find(Boolean);
}

/** Whether the parser is past the best place, so that all we read is there and nothing below it was ever painted. */
export function isPastPlace(page: Document): boolean {
  return Boolean(page.querySelector(PLACES[0])?.nextElementSibling);
}
