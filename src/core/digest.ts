import type { Day } from './day.ts';
import type { Failure } from './failure.ts';
import type { Link } from './link.ts';
import type { Announce, PaperId } from './paper.ts';
import type { Community, Reason } from './signal.ts';

/** A highlight, ready to paint: everything a card shows, so that a day is read as one record. */
export interface Card {
  readonly id: PaperId;
  /** Raw text, TeX kept. */
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly authorCount: number;
  readonly categories: readonly string[];
  readonly comments?: string;
  /** Best first; empty when nothing is known (the card then offers searches that say so). */
  readonly links: readonly Link[];
  readonly pictures: readonly string[];
  readonly announce?: Announce;
  readonly community?: Community;
  readonly score: number;
  /** Strongest first. */
  readonly reasons: readonly Reason[];
  /** Names of the topics it matches. */
  readonly topics: readonly string[];
  /** `community`: shown apart, because it is not in the reader's fields. */
  readonly section: 'highlights' | 'community';
}

export interface SourceFailure {
  readonly source: string;
  readonly list: string;
  readonly failure: Failure;
  /** When it is asked again, ms since 1970 (UTC); absent when it will not be. */
  readonly nextTry?: number;
}

/** One day's highlights, published whole. */
export interface Digest {
  readonly day: Day;
  /** ms since 1970 (UTC). */
  readonly madeAt: number;
  readonly cards: readonly Card[];
  /** Papers of the day that were candidates, replaced ones left out. */
  readonly candidates: number;
  /** How many of them meet all that each topic asks for, in the order of the settings' topics. */
  readonly matching: readonly number[];
  /** Sources it is made of (those that had answered). */
  readonly sources: readonly string[];
  readonly failures: readonly SourceFailure[];
  /** All that was to be asked has answered. */
  readonly complete: boolean;
  /** arXiv's own batch is not in it, and will not be: the day is too old, or has no announcement. */
  readonly communityOnly: boolean;
}

/** A paper in "all N of the day": small, so that a whole day is one record and search reads it at once. */
export interface ShelfRow {
  readonly id: PaperId;
  readonly title: string;
  /** The first few, joined with `, `. */
  readonly authors: string;
  readonly categories: readonly string[];
  readonly announce?: Announce;
  readonly votes?: number;
  readonly kinds: readonly string[];
  readonly topics: readonly string[];
  readonly score: number;
}

/** All papers of one day, best first. */
export interface Shelf {
  readonly day: Day;
  readonly rows: readonly ShelfRow[];
}
