import type { Link } from './link.ts';
import type { Announce, Paper } from './paper.ts';
import type { Phrase } from './phrase.ts';

/** What a community said about a paper; every field is a plain count. */
export interface Community {
  readonly votes: number;
  readonly comments: number;
  readonly stars?: number;
}

/** A paper that may become a highlight of one day, with all that is known about it on this device. */
export interface Candidate {
  readonly paper: Paper;
  readonly links: readonly Link[];
  /** How arXiv listed it that day; absent when only a community named it. */
  readonly announce?: Announce;
  readonly community?: Community;
  /** Files worth showing on the card. */
  readonly pictures?: readonly string[];
}

/** One number that speaks for (positive) or against (negative) showing a paper, in words a reader can check. */
export interface Reason {
  readonly signal: string;
  /** In points of the final score, the weight already in. */
  readonly value: number;
  readonly phrase: Phrase;
}

/** A signal's opinion of one paper, before its weight. */
export interface Opinion {
  /** About -1 … 2; how much it counts is `WEIGHTS`' business. */
  readonly value: number;
  readonly phrase: Phrase;
}
