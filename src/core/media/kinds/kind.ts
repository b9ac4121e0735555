import type { LinkKind } from '../../link.ts';

/** One rule of a family of kinds. The first rule that fits an address decides. A tuple, as it ships in every page. */
export type KindRule = readonly [
  kind: LinkKind,
  /** Sites, blanks between: `github.com` with all below it, `gitlab` wherever that is a part of the host; `''` is any. */
  sites: string,
  /** Matched against path, query and fragment in small letters. */
  path?: RegExp | 0,
  /** The kinds it can be instead, if the sentence names one of them and nothing else; `*` is any of those that it names. */
  words?: string,
];
