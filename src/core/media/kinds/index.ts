import type { LinkKind } from '../../link.ts';
import { partsOf } from '../sites.ts';
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
const RULES = KINDS.flat();
/** The rules that name a site. */
const BY_SITE = new Map<string, KindRule[]>();
for (const rule of RULES)
  for (const site of rule[1].split(' ')) BY_SITE.set(site, [...(BY_SITE.get(site) ?? []), rule]);

/**
 * Whether a site (see `siteOf`) is one that the rules name. Such a name alone is no link to anybody's work, and needs
 * no scheme to be a link with a path.
 */
export function isKnown(site: string): boolean {
  const [name, , below] = site.split('.') as [string, string?, string?];
  return BY_SITE.has(site) || (!below && BY_SITE.has(name));
}

/**
 * The kind of a cleaned address: host and path first, then the words of the `clause` it stands in. `taken` are the
 * kinds of the addresses before it that share the clause: of "code and data: A, B" B is the data. `before` is the clause
 * with the sentences before it.
 */
export function kindOf(url: string, clause: string, taken: readonly LinkKind[], before: string): LinkKind {
  const [site, path, rest] = partsOf(url);
  const parts = site.split(/[.:]/);
  // A rule may name a whole site, its end (`hf.space`) or a part of it (`gitlab`); the empty name is every site.
  const names = ['', ...parts, ...parts.map((_part, at) => parts.slice(at).join('.'))];
  const below = (path + rest).toLowerCase();
  const rules = new Set(names.flatMap((name) => BY_SITE.get(name)));
  const fits = (rule: KindRule) => rules.has(rule) && (!rule[2] || rule[2].test(below));
  const [kind, , , words] = RULES.find(fits) as KindRule;
  if (!words) return kind;
  const all = namedKinds(clause);
  const left = all.filter((one) => !taken.includes(one));
  const [first, second] = left[0] ? left : all;
  if (words.endsWith('other') && /^(?:paper|docs)?$/.test(first ?? '') && isVenue(site + below, clause, before))
    return 'other';
  return first && (words === '*' || (!second && words.includes(first))) ? first : kind;
}
