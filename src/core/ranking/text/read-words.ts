import { fold } from './fold.ts';

/** A text as numbers: one 30-bit hash a word, in order. Comparing, counting and weighing words then needs no strings. */
export interface Words {
  readonly hashes: Int32Array;
  /** Of each two words that a hyphen joins (`multi-modal`) the hash of both as one word. */
  readonly joined: readonly number[];
}

const NONE: Words = { hashes: new Int32Array(0), joined: [] };

const SEED = 0x811c9dc5;

const PRIME = 0x01000193;

/** Spreads a rolling hash over 30 bits, which engines keep as small integers. */
function finish(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 2) | 0;
}

/** The hash of two neighbours as one feature. Order counts. */
export function pairHash(first: number, second: number): number {
  return finish(Math.imul(first, 0x5bd1e995) ^ Math.imul(second + 0x7ed55d16, 0x1b873593));
}

/** British endings and their American forms. The first letter code tells cheaply that a word has none of them. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['isation', 'ization'],
  ['ising', 'izing'],
  ['ised', 'ized'],
  ['iser', 'izer'],
  ['ise', 'ize'],
  ['our', 'or'],
  ['oural', 'oral'],
  ['ouring', 'oring'],
  ['oured', 'ored'],
  ['lling', 'ling'],
  ['lled', 'led'],
  ['ller', 'ler'],
];

/**
 * One form for the forms of a word: plural to singular, British to American spelling. Both sides of a comparison go
 * through here, so that a wrong cut (`series` to `sery`) harms nobody; endings that change the sense (`reasoning`) stay.
 */
export function stem(word: string): string {
  let out = word;
  if (word.length > 3 && /[^sui]s$/.test(word)) {
    const isLonger = word.length > 4 && /(?:i|x|[cs]h|ss)es$/.test(word);
    out = isLonger ? word.slice(0, -2).replace(/i$/, 'y') : word.slice(0, -1);
  }
  if (!mayChange(out, 0, out.length)) return out;
  for (const [british, american] of SPELLINGS) {
    if (out.endsWith(british)) return out.slice(0, -british.length) + american;
  }
  return out;
}

/** The hash of a word that is in its compared form already (what `listWords` gives). */
export function hashOf(word: string): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
  return finish(hash);
}

/** The hash `readWords` gives a word (of folded text). */
export function wordHash(word: string): number {
  return hashOf(stem(word));
}

/** 1 for the ASCII codes that are part of a folded word. */
const WORD_CODES = Uint8Array.from({ length: 128 }, (_, code) =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) ? 1 : 0,
);

function isWordCode(code: number): boolean {
  return code < 128 ? WORD_CODES[code] === 1 : /\p{L}/u.test(String.fromCharCode(code));
}

/** Whether the form of a word may differ from the word, by its last four letters: most words need no `stem`. */
function mayChange(text: string, start: number, end: number): boolean {
  if (end - start < 4) return false;
  const last = text.charCodeAt(end - 1);
  if (last === 115) return true;
  if (end - start < 6) return false;
  const fourth = text.charCodeAt(end - 4);
  const third = text.charCodeAt(end - 3);
  const second = text.charCodeAt(end - 2);
  if (last === 103) return third === 105 && (fourth === 115 || fourth === 114 || fourth === 108); // …sing …ring …ling
  if (last === 100) return second === 101 && (fourth === 105 || fourth === 108 || fourth === 117); // …i?ed …l?ed …u?ed
  if (last === 110) return second === 111 && text.charCodeAt(end - 6) === 115; // …s?tion
  if (last === 101) return second === 115 && third === 105; // …ise
  if (last === 114) return second === 117 || (second === 101 && (third === 108 || third === 115)); // …ur …ler …ser
  return last === 108 && fourth === 117; // …u?al
}

/** How many letters are cut off the end of a word in `s`, if nothing else is done to it: most plurals need no `stem` either. */
function plainCut(text: string, start: number, end: number): 0 | 1 | undefined {
  if (text.charCodeAt(end - 1) !== 115) return undefined;
  const second = text.charCodeAt(end - 2);
  if (second === 115 || second === 117 || second === 105) return 0; // …ss …us …is
  const third = text.charCodeAt(end - 3);
  // …ies …xes …hes …ses
  if (second === 101 && (third === 105 || third === 120 || third === 104 || third === 115)) return undefined;
  return mayChange(text, start, end - 1) ? undefined : 1;
}

/** What `scan` found, one entry a word; kept between calls, since a day has thousands of texts. */
let found = makeRoom(1 << 11);

function makeRoom(size: number) {
  return {
    hashes: new Int32Array(size),
    joined: [] as number[],
    starts: new Int32Array(size),
    ends: new Int32Array(size),
  };
}

/** Finds the words of a folded text; leaves them in `found`. @returns their number. */
function scan(text: string): number {
  const n = text.length;
  if (n / 2 + 1 > found.hashes.length) found = makeRoom(n);
  const { hashes, starts, ends } = found;
  const joined: number[] = [];
  found.joined = joined;
  let count = 0;
  let lastStart = 0;
  let lastEnd = -1;
  for (let i = 0; i < n; ) {
    let code = text.charCodeAt(i);
    if (code < 128 ? WORD_CODES[code] === 0 : !isWordCode(code)) {
      i++;
      continue;
    }
    const start = i;
    let hash = SEED;
    let before = SEED;
    do {
      before = hash;
      hash = Math.imul(hash ^ code, PRIME);
      if (++i >= n) break;
      code = text.charCodeAt(i);
    } while (code < 128 ? WORD_CODES[code] === 1 : isWordCode(code));
    let end = i;
    let whole = !mayChange(text, start, end);
    if (i < n) {
      // C++ and C# are words of their own.
      if ((code === 43 && text.charCodeAt(i + 1) === 43) || (code === 35 && end - start === 1)) {
        end = i += code === 43 ? 2 : 1;
        whole = false;
      } else if (code === 39 && text.charCodeAt(i + 1) === 115 && !isWordCode(text.charCodeAt(i + 2))) {
        i += 2;
      }
    }
    const cut = whole ? 0 : plainCut(text, start, end);
    hashes[count] = cut === undefined ? wordHash(text.slice(start, end)) : finish(cut === 0 ? hash : before);
    const afterHyphen = lastEnd === start - 1 && lastEnd > 0 && text.charCodeAt(lastEnd) === 45;
    if (afterHyphen) joined.push(wordHash(text.slice(lastStart, lastEnd) + text.slice(start, end)));
    starts[count] = start;
    ends[count++] = end;
    lastStart = start;
    lastEnd = i;
  }
  return count;
}

/** Reads the words of a raw text (TeX, accents and capitals as they come). */
export function readWords(text: string): Words {
  if (text === '') return NONE;
  const count = scan(fold(text));
  return { hashes: found.hashes.slice(0, count), joined: found.joined };
}

/** The same words as strings, each in the form that is compared (`stem`); as many and in the same order. */
export function listWords(text: string): string[] {
  const folded = fold(text);
  const count = scan(folded);
  return Array.from({ length: count }, (_, i) => stem(folded.slice(found.starts[i], found.ends[i])));
}
