import { MAX_AUTHORS } from '../paper.ts';
import { cleanLine, MAX_NAME } from './clean-text.ts';

export interface Authors {
  /** The first ones, at most `MAX_AUTHORS`. */
  readonly authors: readonly string[];
  /** How many there are. */
  readonly authorCount: number;
}

/** What belongs to the name before it although a comma stands between. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d)\.?$/i;

/** Cuts at commas outside of brackets and braces; at every comma when a bracket is never closed. */
function cutAtCommas(text: string): string[] {
  if (!/[([{\\]/.test(text)) return text.split(',');
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '(' || sign === '{' || sign === '[') depth += 1;
    else if (sign === ')' || sign === '}' || sign === ']') depth = Math.max(0, depth - 1);
    else if (sign === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  if (depth > 0) return text.split(',');
  parts.push(text.slice(from));
  return parts;
}

/** A name that needs no cleaning, as most do. */
const PLAIN = /^ ?(?!and )[A-Za-z][A-Za-z.'-]{0,40}(?: [A-Za-z.'-]{1,40}){0,3}$/;

/** A name without what is around it: affiliations in brackets, `and`, a lonely colon. */
function bareName(raw: string): string {
  if (PLAIN.test(raw)) return raw.trim();
  const part = cleanLine(raw, 2000);
  const outside: string[] = [];
  let depth = 0;
  for (const sign of part) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) outside.push(sign);
  }
  const name = (depth > 0 ? part : outside.join('')).replace(/^[\s:;&]*(?:and\s+)?|[\s:;&]+$/g, '');
  return /[\p{L}\p{N}]/u.test(name) ? cleanLine(name, MAX_NAME) : '';
}

/** Names that came one by one, told apart already. */
export function capAuthors(names: readonly string[]): Authors {
  const clean = names.map(bareName).filter((name) => name !== '');
  return { authors: clean.slice(0, MAX_AUTHORS), authorCount: clean.length };
}

/**
 * Splits the one `dc:creator` of arXiv's feeds, `Ada Lovelace, Charles Babbage (London, UK)`, into names. The feed joins
 * all authors with commas, and affiliations hold commas too: where other sources know the names, theirs are better.
 */
export function splitCreators(text: string): Authors {
  const names: string[] = [];
  for (const part of cutAtCommas(text)) {
    const last = names.length - 1;
    if (part.length < 9 && last >= 0 && SUFFIX.test(part.trim())) names[last] += `, ${part.trim()}`;
    else names.push(part);
  }
  return capAuthors(names);
}
