import type { Link } from '../link.ts';
import { findLinks } from './links.ts';

/**
 * A piece of arXiv's rendered comments: text, or a link with its `href` attribute as written (`getAttribute('href')`:
 * the property `href` is normalised and hides false hosts) and its text.
 */
export type CellPart = string | { readonly href: string; readonly text: string };

/**
 * Finds the links of arXiv's rendered comments cell, where addresses have become "this https URL". The text as the
 * authors wrote it is put together again, so that addresses cut at `\_` grow whole. arXiv makes a link of any
 * `word.tld` and gives it `http://`; such a one counts only if the host is plainly one (`http://tasks.However` is not).
 */
export function findInCell(parts: readonly CellPart[]): Link[] {
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    const { href } = part;
    if (!/^https?:/i.test(href)) return part.text;
    const guessed = /^http:\/\/([^/?#]*)(.*)$/s.exec(href);
    const plain =
      !guessed || (/^[a-z\d.:-]+$/.test(guessed[1] ?? '') && (guessed[2] || guessed[1]?.startsWith('www.')));
    return plain ? href : href.slice('http://'.length);
  });
  return findLinks(text.join(''), 'comments');
}
