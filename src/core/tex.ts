import { formulaToText } from './tex-formula.ts';
import { readTex, type Segment } from './tex-reader.ts';

export type { Segment } from './tex-reader.ts';

/** Longest text that is looked at, in characters; the rest is dropped. */
const MAX_RAW = 12_000;

function show(segment: Segment): string {
  return segment.type === 'formula' ? formulaToText(segment.tex) : segment.text;
}

/**
 * Splits a raw title, abstract or comment for showing: words (TeX accents, escapes and dress turned into plain signs;
 * tags stay words), formulas, links. Dollars that are money stay words, and so does whatever is unbalanced, too long
 * or asks for more than a formula may. Line feeds are kept. Never throws; takes time linear in the text.
 */
export function splitRichText(raw: string): Segment[] {
  return readTex(raw.slice(0, MAX_RAW));
}

/** The same as one plain line or paragraph: formulas as far as Unicode has signs for them, links as their words. */
export function texToText(raw: string): string {
  return /[\\${}~`^_]|--|''|http/.test(raw) ? splitRichText(raw).map(show).join('') : raw;
}
