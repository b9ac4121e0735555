import type { Day } from './day.ts';
import type { Link } from './link.ts';
import type { Announce, Paper, PaperId } from './paper.ts';
import type { Community } from './signal.ts';

/** One request to make. Everything `read` needs to know later travels in it, since the worker may die in between. */
export interface Question {
  readonly source: string;
  readonly day: Day;
  /** Absolute `https:` URL; also the key under which validators are kept. */
  readonly url: string;
  /** The list (arXiv category) or slice the answer stands for, e.g. `cs.AI`; `''` when there is only one. */
  readonly list: string;
}

export interface Answer {
  readonly question: Question;
  readonly body: string;
  /** When the answer was complete, ms since 1970 (UTC). */
  readonly at: number;
}

/**
 * What a source reads out of an answer.
 * - `paper`: facts; merged with what is stored (a known field is never overwritten by an unknown one).
 * - `links`: links of one paper that this source names.
 * - `pictures`: files worth showing on the card.
 * - `listing`: the ids of one list of one day, as a whole: the answer is complete for `list` (a category; `cs.LG:2` is its second page). `day` is the day the
 *   answer itself speaks of, which may not be the day asked for (a listing page still showing the last batch).
 * - `question`: something more to ask (paging).
 */
export type Finding =
  | { readonly type: 'paper'; readonly paper: Paper }
  | { readonly type: 'links'; readonly id: PaperId; readonly links: readonly Link[] }
  | { readonly type: 'pictures'; readonly id: PaperId; readonly urls: readonly string[] }
  | { readonly type: 'listing'; readonly day: Day; readonly list: string; readonly entries: readonly ListingEntry[] }
  | { readonly type: 'question'; readonly question: Question };

export interface ListingEntry {
  readonly id: PaperId;
  readonly announce?: Announce;
  readonly community?: Community;
}

/** A place papers come from: data and pure functions. It never fetches, stores or looks at the clock. */
export interface Source {
  /** Stored; never renamed. */
  readonly name: string;
  /** Host permissions it needs, as in the manifest: a test compares them. */
  readonly origins: readonly string[];
  /** Sources of one `host family` share one queue; ms from the end of one answer to the next request. */
  readonly pause: number;
  /** Whether the answer tells the authors' comments (feeds do not). */
  readonly hasComments: boolean;
  /**
   * Reads an answer of this source.
   * @throws Failed with kind `unreadable` when the answer is not what the format says.
   */
  read(answer: Answer): Finding[];
}
