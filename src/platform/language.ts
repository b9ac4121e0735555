import type { Phrase } from '../core/phrase.ts';

interface Words {
  getMessage(key: string, args?: string[]): string;
}

/** The browser's own table of words. Pages ask it before their first paint, so it is reached without the polyfill. */
function table(): Words {
  const api = globalThis as unknown as { browser?: { i18n?: Words }; chrome?: { i18n?: Words } };
  const found = api.browser?.i18n ?? api.chrome?.i18n;
  if (!found) throw new Error('not inside an extension');
  return found;
}

/** The message of `_locales` with its places filled; `''` when no locale has it. */
export function message(key: string, args: readonly string[]): string {
  return table().getMessage(key, [...args]);
}

/** The words of a phrase, for pages that hold no words of their own. */
export function phraseInWords({ key, args = [] }: Phrase): string {
  return message(key, args);
}
