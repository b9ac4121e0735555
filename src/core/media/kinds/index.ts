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
/** What the rules name: whole sites, their ends (`hf.space`) and parts (`gitlab`). */
const NAMES = new Set(RULES.flatMap(([, sites]) => sites.split(' ')));
/** The rules for what a site has of those names, in order. */
const RULES_FOR: Record<string, readonly KindRule[]> = {};

function rulesOf(site: string): readonly KindRule[] {
  const parts = site.split(/[.:]/);
  // The empty name is every site's.
  const names = ['', ...parts, ...parts.map((_part, at) => parts.slice(at).join('.'))].filter((name) =>
    NAMES.has(name),
  );
  const key = names.join();
  RULES_FOR[key] ??= RULES.filter(([, sites]) => sites.split(' ').some((name) => names.includes(name)));
  return RULES_FOR[key] as readonly KindRule[];
}

/**
 * Whether a site (see `siteOf`) is one that the rules name. Such a name alone is no link to anybody's work, and needs
 * no scheme to be a link with a path.
 */
export function isKnown(site: string): boolean {
  const [name, , below] = site.split('.') as [string, string?, string?];
  return NAMES.has(site) || (!below && NAMES.has(name));
}

/**
 * The kind of a cleaned address: host and path first, then the words of the `clause` it stands in. `taken` are the
 * kinds of the addresses before it that share the clause: of "code and data: A, B" B is the data. `before` is the clause
 * with the sentences before it.
 */
export function kindOf(url: string, clause: string, taken: readonly LinkKind[], before: string): LinkKind {
  const [site, path, rest] = partsOf(url);
  const below = (path + rest).toLowerCase();
  const [kind, , , words] = rulesOf(site).find(([, , fits]) => !fits || fits.test(below)) as KindRule;
  if (!words) return kind;
  const all = namedKinds(clause);
  const left = all.filter((one) => !taken.includes(one));
  const [first, second] = left[0] ? left : all;
  if (words.endsWith('other') && /^(?:paper|docs)?$/.test(first ?? '') && isVenue(site + below, clause, before))
    return 'other';
  return first && (words === '*' || (!second && words.includes(first))) ? first : kind;
}
