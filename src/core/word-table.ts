/** How the browser is asked for a message of `_locales`: its `i18n.getMessage`, `''` for a key that no language has. */
export type AskBrowser = (key: string, args?: readonly string[]) => string;

/** The same of a table, `''` for places without an argument. */
export type WordTable = (key: string, args: readonly string[]) => string;

/**
 * What to ask instead of the browser. A build ships words as two messages of many lines, and their keys once for all
 * languages (`scripts/pack-messages.ts`), since written as JSON with its keys each language is half as large again.
 * The one of this name is taken apart here. What is not in it is asked of the browser: what the manifest names, all words
 * where nothing was built, and keys that nobody knows.
 */
export function wordTable(askBrowser: AskBrowser, name: 'words' | 'options'): WordTable {
  const lines = askBrowser(name).split('\n');
  const table = new Map<string, string | undefined>();
  for (const key of askBrowser(`${name}Keys`).split('\n')) table.set(key, lines[table.size]);
  return (key, args) => {
    const line = table.get(key);
    if (line === undefined) return askBrowser(key, args);
    // Most have no places, and a pattern takes ten times as long to say so.
    return line.includes('^') ? line.replace(/\^(\d)/g, (_, place: number) => args[place - 1] ?? '') : line;
  };
}
