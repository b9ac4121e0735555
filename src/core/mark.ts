import type { Link } from './link.ts';
import type { Paper, PaperId } from './paper.ts';

/** What the user did to a paper. Times are ms since 1970 (UTC); a pair of `…At` and `un…At` lets two devices merge. */
export interface Mark {
  readonly id: PaperId;
  readonly savedAt?: number;
  readonly unsavedAt?: number;
  readonly readAt?: number;
  readonly unreadAt?: number;
  readonly hiddenAt?: number;
  readonly unhiddenAt?: number;
  readonly openedAt?: number;
  readonly note?: string;
  /** A copy, so that a saved paper outlives the cache. */
  readonly paper?: Paper;
  readonly links?: readonly Link[];
}

export function isSaved(mark: Mark | undefined): boolean {
  return (mark?.savedAt ?? 0) > (mark?.unsavedAt ?? 0);
}
export function isRead(mark: Mark | undefined): boolean {
  return (mark?.readAt ?? 0) > (mark?.unreadAt ?? 0);
}
export function isHidden(mark: Mark | undefined): boolean {
  return (mark?.hiddenAt ?? 0) > (mark?.unhiddenAt ?? 0);
}
