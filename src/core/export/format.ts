import type { Link } from '../link.ts';
import type { Paper } from '../paper.ts';

/** What every file of ours says it is. */
export const FORMAT = 'arxiv-daily-show';

/** Raised when an older version of the extension could not read the file any more. */
export const VERSION = 1;

/** A paper as it goes out: what arXiv says, its links, and what the user did with it. */
export interface PaperEntry {
  readonly paper: Paper;
  readonly links: readonly Link[];
  /** ms since 1970 (UTC). */
  readonly savedAt?: number;
  readonly note?: string;
}
