import type { Link } from '../core/link.ts';
import { make } from './make.ts';
import { say } from './words.ts';

/** The links that may be followed: `https:` without userinfo, whoever told them. */
export function followable(links: readonly Link[]): Link[] {
  return links.filter(({ url }) => URL.canParse(url) && /^https:\/\/[\w.-]+(?::\d+)?(?:[/?#]|$)/.test(url));
}

/**
 * A followable link as it stands on arXiv's pages: its kind (a link by rule: its name) and its host as text, so that
 * nobody is sent anywhere unseen.
 */
export function anchor({ url, kind, from, title }: Link): HTMLAnchorElement {
  const isByRule = from === 'rule';
  const words = (isByRule && title) || say(`kind${kind[0]?.toUpperCase()}${kind.slice(1)}`);
  const a = make('a', 'link', make('span', 'words', words));
  if (!isByRule) a.append(' ', make('span', 'host', `(${new URL(url).host.replace(/^www\./, '')})`));
  a.href = url;
  a.title = url;
  a.rel = 'noopener noreferrer';
  a.referrerPolicy = 'no-referrer';
  a.dataset.kind = kind;
  a.dataset.from = from === 'abstract' || from === 'comments' ? 'page' : from;
  return a;
}
