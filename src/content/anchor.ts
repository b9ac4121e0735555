import type { Link } from '../core/link.ts';
import { make } from './make.ts';
import { say } from './words.ts';

/** The links that may be followed: `https:` without userinfo, whoever told them. */
export function followable(links: readonly Link[]): Link[] {
  return links.filter(({ url }) => URL.canParse(url) && /^https:\/\/[\w.-]+(?::\d+)?(?:[/?#]|$)/.test(url));
}

/** What links of one kind have in common is made once: a listing has hundreds, and a copy takes a fraction of the time. */
const models = new Map<string, HTMLAnchorElement>();

function makeModel({ kind, from }: Link, name: string | undefined): HTMLAnchorElement {
  const words = name ?? say(`kind${kind[0]?.toUpperCase()}${kind.slice(1)}`);
  const a = make('a', 'link', make('span', 'words', words), ...(name ? [] : [' ', make('span', 'host')]));
  a.rel = 'noopener noreferrer';
  a.referrerPolicy = 'no-referrer';
  a.dataset.kind = kind;
  a.dataset.from = from === 'abstract' || from === 'comments' ? 'page' : from;
  return a;
}

/**
 * A followable link as it stands on arXiv's pages: its kind (a link by rule: its name) and its host as text, so that
 * nobody is sent anywhere unseen.
 */
export function anchor(link: Link): HTMLAnchorElement {
  const name = link.from === 'rule' ? link.title : undefined;
  const key = link.kind + link.from + name;
  const model = models.get(key) ?? makeModel(link, name);
  models.set(key, model);
  const a = model.cloneNode(true) as HTMLAnchorElement;
  a.href = a.title = link.url;
  if (!name) (a.lastChild as Element).textContent = `(${a.host.replace(/^www\./, '')})`;
  return a;
}
