import { fold } from './fold.ts';
import { readWords, type Words } from './read-words.ts';

/** Something to look for: a word, a phrase, or a beginning (`quanti*`). */
export interface Keyword {
  /** As the reader wrote it. */
  readonly text: string;
  /** Runs of word hashes, any of which is a hit. */
  readonly runs: readonly Int32Array[];
  readonly pattern?: RegExp;
}

/**
 * Prepares what a reader typed. `multi-modal`, `multi modal` and `multimodal` find one another when typed with the
 * hyphen or as one word; a `*` after three letters or more stands for any ending. Quotation marks mean nothing.
 * @returns `undefined` when there is no word in it.
 */
export function prepareKeyword(text: string): Keyword | undefined {
  const trimmed = text.trim();
  if (/[\p{L}\d]{3}\*/u.test(trimmed)) {
    const parts = fold(trimmed).match(/[\p{L}\d]+\*?/gu);
    if (!parts) return undefined;
    const source = parts
      .map((part) => (part.endsWith('*') ? `${part.slice(0, -1)}[\\p{L}\\d]*` : part))
      .join('[^\\p{L}\\d]+');
    return { text: trimmed, runs: [], pattern: new RegExp(`(?<![\\p{L}\\d])${source}(?![\\p{L}\\d])`, 'u') };
  }
  const words = readWords(trimmed);
  if (words.hashes.length === 0) return undefined;
  const runs = [words.hashes];
  if (words.hashes.length === 2 && words.joined[0]) runs.push(Int32Array.of(words.joined[0]));
  return { text: trimmed, runs };
}

/** Prepares a list; what holds no word is left out. */
export function prepareKeywords(texts: readonly string[]): Keyword[] {
  return texts.map(prepareKeyword).filter((keyword) => keyword !== undefined);
}

function holds(words: Words, run: Int32Array): boolean {
  const { hashes, joined } = words;
  const first = run[0];
  const length = run.length;
  if (length === 1) return hashes.includes(first ?? 0) || joined.includes(first ?? 0);
  for (let at = hashes.indexOf(first ?? 0); at >= 0; at = hashes.indexOf(first ?? 0, at + 1)) {
    let same = 1;
    while (same < length && hashes[at + same] === run[same]) same++;
    if (same === length) return true;
  }
  return false;
}

/** Whether the keyword stands in the words (`raw`: the text they were read from, for patterns). */
export function hasKeyword(keyword: Keyword, words: Words, raw: string): boolean {
  if (keyword.pattern) return keyword.pattern.test(fold(raw));
  return keyword.runs.some((run) => holds(words, run));
}
