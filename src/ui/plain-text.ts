import { texToText } from '../core/tex.ts';
import { hasMarkup } from './tex.ts';

/** Raw text in plain words, at once: for parts of a page that are loaded late anyway. */
export function plainText(text: string): string {
  return hasMarkup(text) ? texToText(text) : text;
}
