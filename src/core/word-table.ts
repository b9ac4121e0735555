/** How the browser is asked for a message of `_locales`: its `i18n.getMessage`, `''` for a key that no language has. */
export type AskBrowser = (key: string, args?: readonly string[]) => string;

/**
 * What to ask instead of the browser. A build ships nearly all words of a language as one message, and their keys once for
 * all languages (`scripts/pack-words.ts`), since written as JSON with its keys each language is half as large again. It is
 * taken apart here, once; then words come twenty times sooner than from the browser. What is not among them is asked of the
 * browser: what the manifest names, all words where nothing was built, and keys that nobody knows.
 */
export function wordTable(askBrowser: AskBrowser): AskBrowser {
  const words = askBrowser('words').split('\n');
  const table = new Map(
    askBrowser('keys')
      .split('\n')
      .map((key, at) => [key, words[at]]),
  );
  return (key, args = []) =>
    table.get(key)?.replace(/\^(\d)/g, (_, place: number) => args[place - 1] ?? '') ?? askBrowser(key, args);
}
