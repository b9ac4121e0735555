import type { Card } from './digest.ts';
import type { Link, LinkKind } from './link.ts';
import type { Mark } from './mark.ts';
import { isHidden, isRead, isSaved } from './mark.ts';
import type { Paper, PaperId } from './paper.ts';

/** The paper on a card, as it is kept with a mark. */
export function paperOf(card: Card): Paper {
  const { id, title, abstract, authors, authorCount, categories, comments } = card;
  return { id, title, abstract, authors, authorCount, categories, ...(comments === undefined ? {} : { comments }) };
}

/** A paper of which only the id is known: saved on another device, say. */
export function bareOf(id: PaperId): Paper {
  return { id, title: `arXiv:${id}`, abstract: '', authors: [], authorCount: 0, categories: [] };
}

/** A card for a paper that is in no digest: a saved one, or a row of the whole day. */
export function cardOf(paper: Paper, links: readonly Link[], pictures: readonly string[] = []): Card {
  const { id, title, abstract, authors, authorCount, categories, comments } = paper;
  return {
    id,
    title,
    abstract,
    authors,
    authorCount,
    categories,
    ...(comments === undefined ? {} : { comments }),
    links,
    pictures,
    score: 0,
    reasons: [],
    topics: [],
    section: 'highlights',
  };
}

/** What a list is narrowed to. An absent field asks for nothing. */
export interface Filters {
  readonly topic?: string;
  readonly kind?: LinkKind;
  /** Hidden papers are shown only when they are asked for. */
  readonly state?: 'unread' | 'saved' | 'hidden';
}

/** What filters look at: of a card, of a row of a shelf, of a paper that was found. */
export interface Described {
  readonly topics: readonly string[];
  readonly kinds: readonly string[];
}

/** Whether a paper passes. */
export function passes(paper: Described, filters: Filters, mark: Mark | undefined): boolean {
  if (filters.topic !== undefined && !paper.topics.includes(filters.topic)) return false;
  if (filters.kind !== undefined && !paper.kinds.includes(filters.kind)) return false;
  if (filters.state === 'hidden') return isHidden(mark);
  if (isHidden(mark)) return false;
  if (filters.state === 'unread') return !isRead(mark);
  if (filters.state === 'saved') return isSaved(mark);
  return true;
}

/** The kinds of a card's links, each once. */
export function kindsOf(card: Card): LinkKind[] {
  return [...new Set(card.links.map((link) => link.kind))];
}
