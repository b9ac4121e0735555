/** The kinds of link a reader can tell apart, in the order they stand on a card. */
export const LINK_KINDS = [
  'code',
  'project',
  'demo',
  'video',
  'model',
  'dataset',
  'leaderboard',
  'slides',
  'poster',
  'audio',
  'package',
  'docs',
  'blog',
  'discussion',
  'collection',
  'supplement',
  'paper',
  'other',
] as const;

export type LinkKind = (typeof LINK_KINDS)[number];

/**
 * A URL of a paper with its kind. `url` is always absolute `https:` without userinfo.
 * `from` says who told us: `abstract` and `comments` are the paper's own words, `rule` means built from the id
 * (a search, say), anything else is the name of the source that named it.
 */
export interface Link {
  readonly url: string;
  readonly kind: LinkKind;
  readonly from: string;
  /** What the source calls it, when it says so (a file name, a repository's title). */
  readonly title?: string;
}
