const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['’', "'"],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '-'],
]);

/** TeX commands for letters that are no accents: `\o` is ø, which we write o. */
const TEX_LETTERS = /\\(ss|ae|oe|aa|AE|OE|AA|[oOlLij])(?![A-Za-z])\s*(?:\{\})?/g;
/** `\'e`, `\'{e}`, `\"{\i}`, `\v{c}`, `\c c`: accent by sign needs nothing after it, by letter a brace or a space. */
const TEX_ACCENTS = /\\(?:['"`^~=.]\s*|[uvHtcdbkr](?:\s+|(?=\{)))\{?\\?([A-Za-z])\}?/g;
/** Commands that only dress a text. Others (`\alpha`) are words. */
const TEX_DRESS =
  /\\(?:text[a-z]*|math[a-z]*|emph|mbox|rm|bf|it|sc|tt|sf|em|left|right|href|url|cite[a-z]*|operatorname)\b/g;

/**
 * Lower-case text without accents, TeX accents included (`Garc\'ia`, `García` and `garcia` are one), for comparing
 * words. Braces go, TeX commands become words or spaces; other characters stay as they are.
 */
export function fold(text: string): string {
  let out = text;
  if (out.includes('\\') || out.includes('{')) {
    out = out.replace(TEX_ACCENTS, '$1').replace(TEX_LETTERS, '$1').replace(TEX_DRESS, ' ').replace(/[{}]/g, '');
  }
  out = out.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is what is meant
  if (!/[^\x00-\x7f]/.test(out)) return out;
  return out
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþıŋ’‐‑–]/g, (letter) => LETTERS.get(letter) ?? letter);
}
