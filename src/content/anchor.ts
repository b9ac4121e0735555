import type { Link } from '../core/link.ts';
import { make } from './make.ts';
import { say } from './words.ts';

/**
 * A link as it stands on arXiv's pages: its kind (a link by rule: its name) and its host as text, so that nobody is
 * sent anywhere unseen.
 * @returns `undefined` for anything but `https:` without userinfo, whoever told it.
 */
export function anchor(link: Link): HTMLAnchorElement | undefined {
  if (!URL.canParse(link.url)) return undefined;
  const { protocol, username, password, host } = new URL(link.url);
  if (protocol !== 'https:' || username || password) return undefined;
  const byRule = link.from === 'rule';
  const name = byRule && link.title ? link.title : say(`kind${link.kind[0]?.toUpperCase()}${link.kind.slice(1)}`);
  const a = make('a', 'link', name);
  if (!byRule) a.append(' ', make('span', 'host', `(${host.replace(/^www\./, '')})`));
  a.href = link.url;
  a.title = link.url;
  a.rel = 'noopener noreferrer';
  a.referrerPolicy = 'no-referrer';
  a.dataset.kind = link.kind;
  a.dataset.from = link.from === 'abstract' || link.from === 'comments' ? 'page' : link.from;
  return a;
}
