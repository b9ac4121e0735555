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
  /** "More like this" and "less like this": examples for the taste, stronger than saving and hiding. */
  readonly moreAt?: number;
  readonly unmoreAt?: number;
  readonly lessAt?: number;
  readonly unlessAt?: number;
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

/** Asked for more of this kind, and not taken back nor turned round since. */
export function wantsMore(mark: Mark | undefined): boolean {
  return (mark?.moreAt ?? 0) > Math.max(mark?.unmoreAt ?? 0, mark?.lessAt ?? 0);
}
/** Asked for less of this kind, and not taken back nor turned round since. */
export function wantsLess(mark: Mark | undefined): boolean {
  return (mark?.lessAt ?? 0) > Math.max(mark?.unlessAt ?? 0, mark?.moreAt ?? 0);
}

const STAMPS = [
  'savedAt',
  'unsavedAt',
  'readAt',
  'unreadAt',
  'hiddenAt',
  'unhiddenAt',
  'openedAt',
  'moreAt',
  'unmoreAt',
  'lessAt',
  'unlessAt',
] as const;

/** Whether a record of a paper tells of something done later than all that is known. */
export function isNews(mark: Mark, known: Mark | undefined): boolean {
  return STAMPS.some((stamp) => (mark[stamp] ?? 0) > (known?.[stamp] ?? 0));
}

/**
 * What two records of one paper come to: of every stamp the later one; of the rest the second's, where it says anything.
 * The same in whichever order the stamps meet.
 */
export function mergeMarks(known: Mark | undefined, change: Mark): Mark {
  const merged: { -readonly [Key in keyof Mark]: Mark[Key] } = { ...known, ...change };
  for (const stamp of STAMPS) {
    const later = Math.max(known?.[stamp] ?? 0, change[stamp] ?? 0);
    if (later > 0) merged[stamp] = later;
  }
  return merged;
}
