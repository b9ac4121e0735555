import { fold } from './fold.ts';

/** A person's name, taken apart: each variant is a list of words, given names first. */
export interface Name {
  /** As it was written. */
  readonly text: string;
  readonly variants: readonly (readonly string[])[];
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|md)$/;
/** Letters that German writes with a second vowel where there is no umlaut: Müller, Mueller, Muller. */
const UMLAUT = /([äöüÄÖÜ])|\\"\s*\{?([aouAOU])\}?|([aouAOU])\u0308/g;

function words(text: string): string[] {
  return (
    fold(text)
      .replace(/'/g, '')
      .match(/\p{L}+/gu) ?? []
  ).filter((word) => !SUFFIX.test(word));
}

/**
 * Takes a name apart. Understands `Given Family`, `Family, Given`, initials (`Y.`, `J.-P.`, `JP`), accents in Unicode
 * or TeX, affiliations in brackets, digits left over from footnotes, a leading `and`.
 */
export function readName(text: string): Name {
  const bare = text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(/^\s*and\s+/i, '');
  const spellings = [bare];
  const spelled = bare.replace(UMLAUT, (_all, a?: string, b?: string, c?: string) => `${fold(a ?? b ?? c ?? '')}e`);
  if (spelled !== bare) spellings.push(spelled);
  const variants: string[][] = [];
  for (const spelling of spellings) {
    const [family = '', given, ...more] = spelling.split(',').filter((part) => words(part).length > 0);
    const ordered = given === undefined || more.length > 0 ? words(spelling) : [...words(given), ...words(family)];
    if (ordered.length > 0) variants.push(ordered);
  }
  return { text: text.trim(), variants };
}

/** `y` and `yann`, `jp` and `jean pierre` (the caller joins hyphens), `yann` and `yann`. */
function agree(a: string, b: string): boolean {
  if (a === b) return true;
  return (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** Whether given names agree: the first ones must, and of the others the shorter list must follow the longer one. */
function givenAgree(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  if (a.join('') === b.join('')) return true;
  if (!agree(a[0] ?? '', b[0] ?? '')) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 1;
  for (const word of short.slice(1)) {
    while (at < long.length && !agree(word, long[at] ?? '')) at++;
    if (at++ >= long.length) return false;
  }
  return true;
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  if (a.join('') === b.join('')) return true;
  // A family name alone follows everybody who bears it.
  if (a.length === 1 || b.length === 1) return a.length === 1 && a[0] === b.at(-1);
  for (const i of [1, 2]) {
    for (const j of [1, 2]) {
      if (a.length <= i || b.length <= j || a.slice(-i).join('') !== b.slice(-j).join('')) continue;
      if (givenAgree(a.slice(0, -i), b.slice(0, -j))) return true;
    }
  }
  // Family name first without a comma, both written out: `He Kaiming`.
  return a.length === 2 && b.length === 2 && a.every((w) => w.length > 1) && a[0] === b[1] && a[1] === b[0];
}

/** Whether `followed`, as a reader wrote it, may be `author`, as a paper names them. Initials agree with full names. */
export function isSamePerson(followed: Name, author: Name): boolean {
  return followed.variants.some((a) => author.variants.some((b) => sameWords(a, b)));
}

/** Whether the two agree only through an initial or a family name, which many people may share. */
export function isLoose(followed: Name, author: Name): boolean {
  const whole = (name: Name) =>
    name.variants.some((v) => v.length > 1 && v.slice(0, -1).some((word) => word.length > 1));
  return !whole(followed) || !whole(author);
}

/**
 * A quick no: whether a written author cannot be any of the followed, told from letters alone. Reading a name costs
 * twenty times as much, and nearly all of a day's ten thousand authors are strangers.
 */
export function makeStrangerTest(followed: readonly Name[]): (author: string) => boolean {
  // Whatever way two names agree, the last word of the one is among the letters of the other.
  const ends = followed.flatMap(({ variants }) => variants.map((words) => words.at(-1) ?? ''));
  if (ends.length === 0) return () => true;
  return (author) => {
    // Accents and TeX may hide any spelling: such names are read.
    if (/[^a-z .,'-]/i.test(author)) return false;
    const letters = author.toLowerCase().replace(/[^a-z]/g, '');
    return !ends.some((end) => letters.includes(end));
  };
}
