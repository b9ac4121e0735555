import type { LinkKind } from '../core/link.ts';
import { word } from './words.ts';

function pascal(name: string): string {
  return name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** A source as people call it; its own name when nobody has named it yet. */
export function sourceName(name: string): string {
  return word(`source${pascal(name)}`) || name;
}

/** What a link is: `Code`, `Project page` … */
export function kindName(kind: LinkKind): string {
  return word(`kind${pascal(kind)}`) || kind;
}

/** The host of a URL, without `www.`; `''` when it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
}
