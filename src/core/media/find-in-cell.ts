import type { Link } from '../link.ts';
import { HOST } from './find-urls.ts';
import { findLinks } from './links.ts';

/**
 * A piece of arXiv's rendered comments: text, or a link with its `href` attribute as written (`getAttribute('href')`:
 * the property `href` is normalised and hides false hosts) and its text.
 */
export type CellPart = string | { readonly href: string; readonly text: string };

/**
 * Whether an address can be one that the authors wrote. arXiv makes `http://word.word` of any two words without a blank
 * between them: a new sentence (`http://tasks.However`), a file (`http://three.js`), a name (`http://JD.com`).
 */
function isWritten(href: string): boolean {
  const [, host = '', path = ''] = /^http:\/\/([^/?#]*)(.*)/s.exec(href) ?? [];
  return !host || (path.length > 1 ? !/\.[^.]*[A-Z][^.]*$/.test(host) : /^www\.[^A-Z]+$/.test(host) || HOST.test(host));
}

/**
 * Finds the links of arXiv's rendered comments cell, where addresses have become "this https URL". The text as the
 * authors wrote it is put together again, so that addresses cut at `\_` grow whole; arXiv's false hosts are left out.
 */
export function findInCell(parts: readonly CellPart[]): readonly Link[] {
  let all = '';
  for (const part of parts) {
    if (typeof part === 'string') all += part;
    else if (!/^\s*this https? URL/i.test(part.text)) all += part.text;
    else all += isWritten(part.href) ? part.href : part.href.slice(7);
  }
  return findLinks(all, 'comments');
}
