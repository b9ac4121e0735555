import type { Link } from '../core/link.ts';
import type { PaperId } from '../core/paper.ts';
import { cellParts } from './cell-parts.ts';
import { findInCell, linksOf } from './media.ts';
import { paperIdIn } from './paper-id.ts';

/** One paper on a listing page. */
export interface Entry {
  readonly id: PaperId;
  /** What the reader sees of it, and where its row goes. */
  readonly element: Element;
  /** Of its comments and, where the page shows it, its abstract; each address once, in the order of kinds. */
  links(): readonly Link[];
}

/** `/list`, `/catchup`: a `dt` with the id, then a `dd` with the rest. `/search`: one `li`. */
const ADDRESSES = 'dl#articles > dt a[title="Abstract"], li.arxiv-result .list-title > a';
const ABSTRACTS = '#dlpage .meta > p.mathjax, li.arxiv-result .abstract-full';
const COMMENTS = '#dlpage .list-comments, li.arxiv-result p.comments .mathjax';

/**
 * The entries of a listing, catch-up or search page, in the order of the page. Finding their links costs time, so that
 * is left for later.
 */
export function readEntries(page: Document): Entry[] {
  const texts = new Map<Element | null, Element[]>();
  // The abstracts first: of two spellings of one address the first is kept. A query for all is quicker than one for each.
  for (const selector of [ABSTRACTS, COMMENTS]) {
    for (const text of page.querySelectorAll(selector)) {
      const element = text.closest('dd, li');
      texts.set(element, [...(texts.get(element) ?? []), text]);
    }
  }
  const entries: Entry[] = [];
  for (const address of page.querySelectorAll(ADDRESSES)) {
    const start = address.closest('dt, li');
    const element = start?.localName === 'dt' ? start.nextElementSibling : start;
    const id = paperIdIn(address.getAttribute('href') ?? '');
    if (!id || !element) continue;
    entries.push({
      id,
      element,
      links: () => {
        const found = (texts.get(element) ?? []).flatMap((text) => findInCell(cellParts(text)));
        return found.length ? linksOf(id, found) : found;
      },
    });
  }
  return entries;
}
