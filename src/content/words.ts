import { type WordTable, wordTable } from '../core/word-table.ts';
import { browser } from './browser.ts';

let table: WordTable | undefined;

/** The words of a message in the browser's language. */
export function say(key: string, ...args: readonly string[]): string {
  table ??= wordTable((key, args) => browser().i18n.getMessage(key, args), 'words');
  return table(key, args);
}
