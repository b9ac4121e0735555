import type { Link } from '../core/link.ts';
import { make } from './make.ts';
import { say } from './words.ts';

/** The links that may be followed: `https:` without userinfo, whoever told them. */
export function followable(links: readonly Link[]): Link[] {
  return links.filter(({ url }) => URL.canParse(url) && /^https:\/\/[\w.-]+(?::\d+)?(?:[/?#]|$)/.test(url));
}

/** What all links have in common is made once: a listing has hundreds, and a copy takes a fraction of the time. */
const model = make('a', 'link', make('span', 'words'), ' ', make('span', 'host'));
model.rel = 'noopener noreferrer';
model.referrerPolicy = 'no-referrer';

/**
 * A followable link as it stands on arXiv's pages: its kind (a link by rule: its name) and its host as text, so that
 * nobody is sent anywhere unseen.
 */
export function anchor({ url, kind, from, title }: Link): HTMLAnchorElement {
  const a = model.cloneNode(true) as HTMLAnchorElement;
  const [words, host] = a.children as unknown as [Element, Element];
  const isByRule = from === 'rule';
  words.textContent = (isByRule && title) || say(`kind${kind[0]?.toUpperCase()}${kind.slice(1)}`);
  if (isByRule) a.replaceChildren(words);
  else host.textContent = `(${new URL(url).host.replace(/^www\./, '')})`;
  a.href = a.title = url;
  a.dataset.kind = kind;
  a.dataset.from = from === 'abstract' || from === 'comments' ? 'page' : from;
  return a;
}
