import type { Link } from '../core/link.ts';
import { findInCell, mediaOf } from '../core/media/index.ts';
import { type PaperId, parseId } from '../core/paper.ts';
import { cellParts } from './cell-parts.ts';

/** One paper on a listing page. */
export interface Entry {
  readonly id: PaperId;
  /** What the reader sees of it, and where its row goes. */
  readonly element: Element;
  /** Of its comments and, where the page shows it, its abstract; each address once, in the order of kinds. */
  links(): Link[];
}

/** `/list`, `/catchup`: a `dt` with the id, then a `dd` with the rest. `/search`: one `li`. */
const ENTRIES = 'dl#articles > dt, li.arxiv-result';
const ADDRESS = 'a[href*="/abs/"]';
/** The abstract, where the page shows it, before the comments: of two spellings of an address the first is kept. */
const TEXTS = ['.meta > p.mathjax, .abstract-full', '.list-comments, p.comments .mathjax'];

/**
 * The entries of a listing, catch-up or search page, in the order of the page. Reading their links costs time, so that
 * is left for later.
 */
export function readEntries(page: Document): Entry[] {
  const entries: Entry[] = [];
  for (const start of page.querySelectorAll(ENTRIES)) {
    const element = start.localName === 'dt' ? start.nextElementSibling : start;
    const address = start.querySelector(ADDRESS)?.getAttribute('href') ?? '';
    const id = parseId(address.slice(address.indexOf('/abs/') + 5))?.id;
    if (!id || !element) continue;
    entries.push({
      id,
      element,
      links: () => {
        const texts = TEXTS.flatMap((text) => [...element.querySelectorAll(text)]);
        const found = texts.flatMap((text) => findInCell(cellParts(text)));
        return mediaOf({ id, abstract: '' }, found);
      },
    });
  }
  return entries;
}
