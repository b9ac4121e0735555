import type { LinkKind } from '../../link.ts';
import { siteOf } from '../clean-url.ts';
import { code } from './code.ts';
import { data } from './data.ts';
import { demo } from './demo.ts';
import { hub } from './hub.ts';
import type { KindRule } from './kind.ts';
import { page } from './page.ts';
import { reading } from './reading.ts';
import { slides } from './slides.ts';
import { isVenue } from './venue.ts';
import { video } from './video.ts';
import { namedKinds } from './words.ts';

/** All families in the order in which they are asked; the first rule that fits decides. `page` fits everything. */
export const KINDS: readonly (readonly KindRule[])[] = [video, slides, hub, code, data, demo, reading, page];

/**
 * The kind of a cleaned address: host and path first, then the words of the `clause` it stands in. `taken` are the
 * kinds of the addresses before it that share the clause: of "code and data: A, B" B is the data.
 */
export function kindOf(url: string, clause: string, taken: readonly LinkKind[] = []): LinkKind {
  const { host, pathname, search, hash } = new URL(url);
  const site = (siteOf(host) + pathname + search + hash).toLowerCase();
  const rule = KINDS.flat().find((one) => one.site.test(site));
  if (!rule) return 'other';
  const all = namedKinds(clause);
  const left = all.filter((kind) => !taken.includes(kind));
  const named = left.length > 0 ? left : all;
  const [first] = named;
  if (rule.venue && (!first || first === 'paper') && isVenue(site, clause)) return 'other';
  if (!first || (named.length > 1 && !rule.first)) return rule.kind;
  return rule.words?.includes(first) ? first : rule.kind;
}
