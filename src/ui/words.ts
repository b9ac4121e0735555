import type { Phrase } from '../core/phrase.ts';
import { type WordTable, wordTable } from '../core/word-table.ts';
import { askBrowser, message } from '../platform/language.ts';

/** What the settings say is more than all else: it is taken apart when the first of it is asked for. */
let options: WordTable | undefined;

/** Words of the reader's language for a key of `_locales`; `$1` … are the arguments, in order. */
export function word(key: string, ...args: readonly string[]): string {
  if (!key.startsWith('options')) return message(key, args);
  options ??= wordTable(askBrowser, 'options');
  return options(key, args);
}

/**
 * A phrase in the reader's language. A key that has no words yet (an older translation, say) shows what was to be put
 * in, so that nothing is lost.
 */
export function say(phrase: Phrase): string {
  return word(phrase.key, ...(phrase.args ?? [])) || (phrase.args ?? []).join(' ');
}

/**
 * A count in words: `popupPapers` has the messages `popupPapersOne`, `popupPapersOther` …, one for each plural form of
 * the language (Intl.PluralRules); `$1` is the number as people there write it, further arguments follow.
 */
export function countOf(key: string, count: number, ...args: readonly string[]): string {
  const { written, form } = told(count);
  const all = [written, ...args];
  return word(key + form, ...all) || word(`${key}Other`, ...all);
}

/** A whole number as people write it. */
export function numberOf(count: number): string {
  return told(count).written;
}

/** Made once: making one costs more than drawing a card. */
let plurals: Intl.PluralRules | undefined;
let numbers: Intl.NumberFormat | undefined;

interface Told {
  readonly written: string;
  /** Its plural form as keys end with it. */
  readonly form: string;
}

/** A day's cards tell the same few numbers again and again. */
const numbersTold = new Map<number, Told>();

function told(count: number): Told {
  const before = numbersTold.get(count);
  if (before) return before;
  plurals ??= new Intl.PluralRules(language());
  numbers ??= new Intl.NumberFormat(language());
  const form = plurals.select(count);
  const now = { written: numbers.format(count), form: form.charAt(0).toUpperCase() + form.slice(1) };
  numbersTold.set(count, now);
  return now;
}

/** The language that the words are in, not the browser's: a BCP 47 tag. */
export function language(): string {
  return word('language') || 'en';
}
