import { LINK_KINDS, type Link, type LinkKind } from '../link.ts';
import type { PaperId } from '../paper.ts';
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
  const links: Link[] = [];
  /** The words of the same sentence before an address, then the link's own: they say what it is. */
  let clause: string | undefined;
  /** All words after the address before it, which may tell of the meeting where the paper was given. */
  let before = '';
  let taken: LinkKind[] = [];
  let last = 0;
  for (const { url, start, end, label } of findUrls(text)) {
    const gap = text.slice(Math.max(last, start - 240), start);
    // One that follows another by `and` or a comma shares its words.
    if (clause === undefined || label || !/^(?:[\s,&/]|and)*$/.test(gap)) {
      const words = gap.split(/[.;!?|]\s|\n\s*\n/).at(-1) + label;
      if (words !== clause) taken = [];
      clause = words;
      before = gap;
    }
    const kind = kindOf(url, clause, taken, before);
    taken.push(kind);
    links.push({ url, kind, from });
    last = end;
  }
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
  return once(found)
    .filter(({ url }) => !isAbout(url, id))
    .sort((a, b) => LINK_KINDS.indexOf(a.kind) - LINK_KINDS.indexOf(b.kind));
}
