import type { LinkKind } from '../../link.ts';

/** A rule of a family of kinds. The first rule that fits an address decides. */
export interface KindRule {
  /** Matched against host and path in small letters: `github.com/a/b?c`, without `www.`. */
  readonly site: RegExp;
  readonly kind: LinkKind;
  /** The kinds it can be instead, if the sentence names one of them and nothing else. */
  readonly words?: readonly LinkKind[];
  /** Take the first kind that the sentence names, also of several. */
  readonly first?: boolean;
  /** It may be the page of the meeting where the paper was given, which is `other`. */
  readonly venue?: boolean;
}
