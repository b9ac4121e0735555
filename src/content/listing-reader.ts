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
const ENTRY = 'dl#articles > dt, li.arxiv-result';
const ADDRESS = 'a[title="Abstract"], .list-title > a';
/** The abstracts first: of two spellings of one address the first is kept. */
const TEXTS = ['.meta > p.mathjax, .abstract-full', '.list-comments, p.comments .mathjax'];

/**
 * The entries of a listing, catch-up or search page, in the order of the page. Finding their links costs time, so that
 * is left for later.
 */
export function readEntries(page: Document): Entry[] {
  const entries: Entry[] = [];
  for (const start of page.querySelectorAll(ENTRY)) {
    const element = start.localName === 'dt' ? start.nextElementSibling : start;
    const id = paperIdIn(start.querySelector(ADDRESS)?.getAttribute('href') ?? '');
    if (!id || !element) continue;
    entries.push({
      id,
      element,
      links: () => {
        const texts = TEXTS.flatMap((text) => [...element.querySelectorAll(text)]);
        const found = texts.flatMap((text) => findInCell(cellParts(text)));
        return found.length ? linksOf(id, found) : found;
      },
    });
  }
  return entries;
}
