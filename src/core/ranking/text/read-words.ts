import { fold } from './fold.ts';

/** A text as numbers: one 30-bit hash a word, in order. Comparing, counting and weighing words then needs no strings. */
export interface Words {
  readonly hashes: Int32Array;
  /** Where a word is joined to the one before by a hyphen, the hash of both as one word, else 0 (`multi-modal`). */
  readonly joined: Int32Array;
}

const SEED = 0x811c9dc5;

function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

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

/**
 * One form for the forms of a word: plural to singular, British to American spelling. Both sides of a comparison go
 * through here, so that a wrong cut (`bus` to `bu`) harms nobody; endings that change the sense (`reasoning`) stay.
 */
export function stem(word: string): string {
  let out = word;
  if (out.length > 3 && out.endsWith('s') && !/(?:ss|us|is)$/.test(out)) {
    if (out.length > 4 && out.endsWith('ies')) out = `${out.slice(0, -3)}y`;
    else if (/(?:x|ch|sh|ss|zz)es$/.test(out)) out = out.slice(0, -2);
    else out = out.slice(0, -1);
  }
  if (out.length > 5) {
    out = out
      .replace(/is(ation|ing|ed|e|er)$/, 'iz$1')
      .replace(/our(?=$|al$|ed$|ing$|ful$)/, 'or')
      .replace(/ll(ing|ed|er)$/, 'l$1');
  }
  return out;
}

function hashOf(word: string): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i));
  return finish(hash);
}

/** The hash `readWords` gives a word (of folded text). */
export function wordHash(word: string): number {
  return hashOf(stem(word));
}

function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code > 127 && /\p{L}/u.test(String.fromCharCode(code)))
  );
}

/** Whether the form of a word can differ from the word: all endings `stem` touches end in one of these letters. */
function mayChange(last: number, length: number): boolean {
  if (length < 4) return false;
  return last === 115 || (length > 5 && (last === 103 || last === 100 || last === 110 || last === 101 || last === 114));
}

/** Calls `each(start, end, joined)` for every word of a folded text. */
function scan(text: string, each: (start: number, end: number, hash: number, afterHyphen: boolean) => void): void {
  const n = text.length;
  let i = 0;
  let lastEnd = -1;
  while (i < n) {
    let code = text.charCodeAt(i);
    if (!isWordCode(code)) {
      i++;
      continue;
    }
    const start = i;
    let hash = SEED;
    while (i < n && isWordCode(code)) {
      hash = step(hash, code);
      code = text.charCodeAt(++i);
    }
    let end = i;
    // C++ and C# are words of their own.
    if ((code === 43 && text.charCodeAt(i + 1) === 43) || (code === 35 && end - start === 1)) {
      end = i += code === 43 ? 2 : 1;
      hash = -1;
    } else if (code === 39 && text.charCodeAt(i + 1) === 115 && !isWordCode(text.charCodeAt(i + 2))) {
      i += 2;
    }
    const afterHyphen = lastEnd === start - 1 && text.charCodeAt(lastEnd) === 45;
    if (hash === -1 || mayChange(text.charCodeAt(end - 1), end - start)) hash = wordHash(text.slice(start, end));
    else hash = finish(hash);
    each(start, end, hash, afterHyphen);
    lastEnd = i;
  }
}

let hashes = new Int32Array(1024);
let joined = new Int32Array(1024);

/** Reads the words of a raw text (TeX, accents and capitals as they come). */
export function readWords(text: string): Words {
  const folded = fold(text);
  let count = 0;
  let before = 0;
  scan(folded, (start, end, hash, afterHyphen) => {
    if (count === hashes.length) {
      const [more, moreJoined] = [new Int32Array(count * 2), new Int32Array(count * 2)];
      more.set(hashes);
      moreJoined.set(joined);
      [hashes, joined] = [more, moreJoined];
    }
    hashes[count] = hash;
    joined[count++] = afterHyphen ? wordHash(folded.slice(before, start - 1) + folded.slice(start, end)) : 0;
    before = start;
  });
  return { hashes: hashes.slice(0, count), joined: joined.slice(0, count) };
}

/** The same words as strings, each in the form that is compared (`stem`); as many and in the same order. */
export function listWords(text: string): string[] {
  const folded = fold(text);
  const list: string[] = [];
  scan(folded, (start, end) => list.push(stem(folded.slice(start, end))));
  return list;
}
