import type { LinkKind } from '../../link.ts';

/**
 * A rule of a family of kinds: `site` is matched against host and path (`github.com/a/b?c`, without `www.`), the first
 * rule that fits decides. `words` are the kinds that the sentence may name instead; the first it names is taken.
 */
export interface KindRule {
  readonly site: RegExp;
  readonly kind: LinkKind;
  readonly words?: readonly LinkKind[];
}
