import type { Day } from './day.ts';
import type { PaperId } from './paper.ts';

/**
 * A day's papers as text to be searched: one line a paper, `id TAB title TAB authors`. Measured on 300,000 titles, scanning
 * such a string is faster than any index, and it is made in a moment and gone with the popup.
 */
export interface Pack {
  readonly day: Day;
  readonly text: string;
  /** `fold(text)`: the same length, so that a place in one is the place in the other. */
  readonly folded: string;
}

/** A stretch of a text, `[from, to)` in UTF-16 units. */
export type Range = readonly [from: number, to: number];

export interface Hit {
  readonly id: PaperId;
  readonly day: Day;
  readonly title: string;
  readonly authors: string;
  /** What was found, within the title and within the authors. */
  readonly inTitle: readonly Range[];
  readonly inAuthors: readonly Range[];
}

/** Letters that carry no accent to be taken off. */
const BARE: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the ASCII range that is meant
const ASCII = /^[\x00-\x7f]*$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is everything beyond the ASCII range that is meant
const BEYOND_ASCII = /[^\x00-\x7f]/g;

/** One small letter without its accent; a surrogate half stays what it is. */
function bare(unit: string): string {
  const base = unit.normalize('NFD').charAt(0);
  return BARE[base] ?? base;
}

/** Small letters without accents, one unit for one: a name is found however its accents are typed. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  if (ASCII.test(small)) return small;
  if (small.length === text.length) return small.replace(BEYOND_ASCII, bare);
  // A few letters (`İ`) become longer when they are made small: those stay.
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const lower = unit.toLowerCase();
    folded += bare(lower.length === 1 ? lower : unit);
  }
  return folded;
}

/** Words of a search, folded; words in quotation marks stay together. All must be found. */
export function termsOf(query: string): string[] {
  const terms: string[] = [];
  for (const [, quoted, bare] of fold(query).matchAll(/"([^"]+)"?|([^\s"]+)/g)) {
    const term = (quoted ?? bare ?? '').trim();
    if (term !== '' && !terms.includes(term)) terms.push(term);
  }
  return terms;
}

/** Packs rows; `plain` turns raw TeX into words. */
export function packRows(
  day: Day,
  rows: readonly { readonly id: string; readonly title: string; readonly authors: string }[],
  plain: (raw: string) => string,
): Pack {
  const clean = (raw: string) => plain(raw).replace(/[\t\n]/g, ' ');
  const text = rows.map((row) => `${row.id}\t${clean(row.title)}\t${clean(row.authors)}\n`).join('');
  return { day, text, folded: fold(text) };
}

/** Where the terms are in an already folded text, in order, overlapping ones joined. */
export function findRanges(folded: string, terms: readonly string[]): Range[] {
  const found: [number, number][] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      found.push([at, at + term.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else joined.push(range);
  }
  return joined;
}

function readLine(pack: Pack, from: number, to: number, terms: readonly string[]): Hit {
  const titleAt = pack.text.indexOf('\t', from) + 1;
  const authorsAt = pack.text.indexOf('\t', titleAt) + 1;
  return {
    id: pack.text.slice(from, titleAt - 1) as PaperId,
    day: pack.day,
    title: pack.text.slice(titleAt, authorsAt - 1),
    authors: pack.text.slice(authorsAt, to),
    inTitle: findRanges(pack.folded.slice(titleAt, authorsAt - 1), terms),
    inAuthors: findRanges(pack.folded.slice(authorsAt, to), terms),
  };
}

/**
 * At most `limit` papers of a pack in whose id, title or authors every term stands, of those that `passes` lets through;
 * the order of the pack.
 */
export function searchPack(
  pack: Pack,
  terms: readonly string[],
  limit: number,
  passes: (id: PaperId) => boolean = () => true,
): Hit[] {
  const hits: Hit[] = [];
  // The longest is the rarest, as a rule, and so the one to jump by.
  const rarest = terms.reduce((longest, term) => (term.length > longest.length ? term : longest), '');
  if (rarest === '') return hits;
  let at = pack.folded.indexOf(rarest);
  while (at >= 0 && hits.length < limit) {
    const from = pack.folded.lastIndexOf('\n', at) + 1;
    const to = pack.folded.indexOf('\n', at);
    const line = pack.folded.slice(from, to);
    if (terms.every((term) => line.includes(term)) && passes(line.slice(0, line.indexOf('\t')) as PaperId)) {
      hits.push(readLine(pack, from, to, terms));
    }
    at = pack.folded.indexOf(rarest, to);
  }
  return hits;
}

/** Whether every term stands in one of the texts, which are not folded yet; the longest text comes first. */
export function holdsAll(texts: readonly string[], terms: readonly string[]): boolean {
  let missing = terms;
  for (const text of texts) {
    const folded = fold(text);
    missing = missing.filter((term) => !folded.includes(term));
    if (missing.length === 0) return true;
  }
  return false;
}
