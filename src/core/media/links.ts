import { LINK_KINDS, type Link, type LinkKind } from '../link.ts';
import type { Paper, PaperId } from '../paper.ts';
import { type Clause, clausesOf } from './clause.ts';
import { cleanUrl, urlKey } from './clean-url.ts';
import { findUrls } from './find-urls.ts';
import { kindOf } from './kinds/index.ts';
import { isPlaceholder } from './placeholder.ts';

/** The first of each address, in the order given. */
function once(links: readonly Link[]): readonly Link[] {
  if (links.length < 2) return links;
  const byKey = new Map<string, Link>();
  for (const link of links) {
    const key = urlKey(link.url);
    if (!byKey.has(key)) byKey.set(key, link);
  }
  return [...byKey.values()];
}

/**
 * Finds the links of a raw arXiv abstract or comments field, in order of the text, each address once.
 * Placeholders and addresses that nobody can reach are left out. Never throws; time is linear in the text.
 */
export function findLinks(text: string, from: 'abstract' | 'comments'): readonly Link[] {
  const spots = findUrls(text);
  const clauses = clausesOf(text, spots);
  const links: Link[] = [];
  let taken: LinkKind[] = [];
  spots.forEach(({ url }, i) => {
    const { words, before } = clauses[i] as Clause;
    if (words !== clauses[i - 1]?.words) taken = [];
    const kind = kindOf(url, words, taken, before);
    taken.push(kind);
    links.push({ url, kind, from });
  });
  return once(links);
}

/**
 * Reads one address that a source names (Hugging Face's `githubRepo`, say).
 * @param clause words that the source uses for it, which tell the kind where the host does not
 * @returns `undefined` for what is no public web address or stands for one to come
 */
export function readLink(url: string, from: string, clause = ''): Link | undefined {
  const clean = cleanUrl(url);
  return clean && !isPlaceholder(clean) ? { url: clean, kind: kindOf(clean, clause, [], clause), from } : undefined;
}

/** Whether an address leads to the paper itself, at arXiv or at sites that name papers by arXiv's id. */
function isAbout(url: string, id: string): boolean {
  return (
    url.includes(id) &&
    /^https:\/\/(?:[^/]*(?:arxiv|alphaxiv|ar5iv)\.|(?:hf|huggingface)\.co\/papers|doi\.org\/10\.48550)/.test(url)
  );
}

/**
 * The links of one paper as they are shown: each address once, as who is first in the list spells it, links to the paper
 * itself left out, in the order of `LINK_KINDS`.
 */
export function linksOf(id: PaperId, found: readonly Link[]): Link[] {
  const links = once(found).filter(({ url }) => !isAbout(url, id));
  return LINK_KINDS.flatMap((kind) => links.filter((link) => link.kind === kind));
}

/** All links of a paper: those of its own words first, then those `told` by sources; see `linksOf`. */
export function mediaOf(paper: Pick<Paper, 'id' | 'abstract' | 'comments'>, told: readonly Link[]): Link[] {
  const own = [...findLinks(paper.abstract, 'abstract'), ...findLinks(paper.comments ?? '', 'comments')];
  return own.length + told.length > 0 ? linksOf(paper.id, [...own, ...told]) : [];
}
