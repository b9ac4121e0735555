import type { LinkKind } from '../../link.ts';
import { siteOf } from '../sites.ts';
import { code } from './code.ts';
import { data } from './data.ts';
import { hub } from './hub.ts';
import type { KindRule } from './kind.ts';
import { page } from './page.ts';
import { reading } from './reading.ts';
import { talk } from './talk.ts';
import { isVenue } from './venue.ts';
import { video } from './video.ts';
import { namedKinds } from './words.ts';

/** All families in the order in which they are asked; the first rule that fits decides. `page` fits everything. */
export const KINDS: readonly (readonly KindRule[])[] = [video, talk, hub, code, data, reading, page];
const RULES = KINDS.flat().map(([kind, sites, ...rest]) => [kind, sites.split(' '), ...rest] as const);

type Rule = (typeof RULES)[number];

/**
 * Whether a site (see `siteOf`) is one that the rules name. Such a name alone is no link to anybody's work, and needs
 * no scheme to be a link with a path.
 */
export function isKnown(site: string): boolean {
  const [name = '', , below] = site.split('.');
  return RULES.some(([, sites]) => sites.includes(site) || (!below && sites.includes(name)));
}

/**
 * The kind of a cleaned address: host and path first, then the words of the `clause` it stands in. `taken` are the
 * kinds of the addresses before it that share the clause: of "code and data: A, B" B is the data. `before` is the clause
 * with the sentences before it.
 */
export function kindOf(url: string, clause: string, taken: readonly LinkKind[], before: string): LinkKind {
  const { hostname, pathname, search, hash } = new URL(url);
  const host = siteOf(hostname);
  const parts = host.split('.');
  // A rule may name a whole site, its end (`hf.space`) or a part of it (`gitlab`); the empty name is every site.
  const names = new Set(['', ...parts, ...parts.map((_part, at) => parts.slice(at).join('.'))]);
  const path = (pathname + search + hash).toLowerCase();
  const fits = ([, sites, shape]: Rule) => sites.some((site) => names.has(site)) && (!shape || shape.test(path));
  const [kind, , , words] = RULES.find(fits) as Rule;
  if (!words) return kind;
  const all = namedKinds(clause);
  const left = all.filter((one) => !taken.includes(one));
  const [first, second] = left[0] ? left : all;
  if (words.endsWith('other') && /^(?:paper|docs)?$/.test(first ?? '') && isVenue(host + path, clause, before))
    return 'other';
  return first && (words === '*' || (!second && words.includes(first))) ? first : kind;
}
