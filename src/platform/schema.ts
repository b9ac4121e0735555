import type { DBSchema } from 'idb';
import type { Day } from '../core/day.ts';
import type { Digest, Shelf } from '../core/digest.ts';
import type { Link } from '../core/link.ts';
import type { Mark } from '../core/mark.ts';
import type { Paper, PaperId } from '../core/paper.ts';
import type { QueuedQuestion } from '../core/queue.ts';
import type { Run } from '../core/run.ts';
import type { ListingEntry } from '../core/source.ts';

/** A paper and what sources (not the user) say of it. `links` holds what sources named; the paper's own words are read
 * again whenever they are needed. */
export interface StoredPaper extends Paper {
  readonly links: readonly Link[];
  readonly pictures: readonly string[];
  /** Last day (UTC) a source named it. */
  readonly day: Day;
  /** The best informed source that told of it: a lesser one's words do not replace its. */
  readonly from: string;
}

/**
 * Papers whose ids differ in the last two digits only, as one record: a batch of 2,000 is some thirty records, which are
 * written and read many times faster than 2,000.
 */
export interface PaperBlock {
  /** What the ids of its papers begin with: `2606.305`, `hep-th/99010`. */
  readonly id: string;
  /** The newest of its papers' days: it is pruned whole. */
  readonly day: Day;
  readonly papers: readonly StoredPaper[];
}

/** The ids of one list of one day as one source gave it: written whole by the one answer it came in. */
export interface StoredListing {
  readonly day: Day;
  readonly source: string;
  readonly list: string;
  readonly entries: readonly ListingEntry[];
  /** ms since 1970 (UTC). */
  readonly readAt: number;
}

/** What is known of a URL's last answers. Saved only in the transaction that stores what it validates. */
export interface Validator {
  readonly url: string;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly checkedAt: number;
  /** When it last answered in full without having been asked whether anything changed, newest last. */
  readonly transfers: readonly number[];
  /** The day whose content it validates; absent when that was an older batch, and not stored. */
  readonly day?: Day;
  /** The last answer was an empty list of this day. It need not have been believed: asked again, it still is one. */
  readonly emptyOf?: Day;
}

/** A look at the sources for one paper, asked for by the user; "nothing found" is an answer too. */
export interface Look {
  readonly id: PaperId;
  readonly at: number;
  readonly links: readonly Link[];
}

export interface Picture {
  readonly url: string;
  readonly id: PaperId;
  readonly day: Day;
  readonly blob: Blob;
}

/** The database's stores. Cache: everything but `marks`, which is the user's. Fetched things and the user's things
 * never share a record. */
export interface Schema extends DBSchema {
  papers: { key: string; value: PaperBlock; indexes: { day: Day } };
  listings: { key: [Day, string, string]; value: StoredListing };
  digests: { key: Day; value: Digest };
  shelves: { key: Day; value: Shelf };
  marks: { key: PaperId; value: Mark; indexes: { savedAt: number } };
  questions: { key: [Day, string, string]; value: QueuedQuestion; indexes: { dueAt: number } };
  runs: { key: Day; value: Run };
  validators: { key: string; value: Validator };
  looks: { key: PaperId; value: Look };
  pictures: { key: string; value: Picture; indexes: { day: Day } };
  /** Small single values by name: the learned taste, cursors of heavy jobs, the last-seen day, diagnostics. */
  state: { key: string; value: unknown };
}
