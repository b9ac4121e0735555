import type { Phrase } from '../core/phrase.ts';
import { type AskBrowser, type WordTable, wordTable } from '../core/word-table.ts';

interface Api {
  readonly i18n: { readonly getMessage: AskBrowser };
}

/** The browser's own words. Pages ask for them before their first paint, so they are reached without the polyfill. */
export const askBrowser: AskBrowser = (key, args) => {
  const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
  return (browser ?? chrome).i18n.getMessage(key, args);
};

let table: WordTable | undefined;

/** The message of `_locales` with its places filled, but of those that only the settings say; `''` when no locale has it. */
export function message(key: string, args: readonly string[]): string {
  table ??= wordTable(askBrowser, 'words');
  return table(key, args);
}

/** The words of a phrase, for pages that hold no words of their own. */
export function phraseInWords({ key, args = [] }: Phrase): string {
  return message(key, args);
}
