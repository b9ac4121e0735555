import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** What a `messages.json` holds. */
export type Messages = Readonly<
  Record<
    string,
    { readonly message: string; readonly placeholders?: Readonly<Record<string, { readonly content: string }>> }
  >
>;

/** Texts by their keys, without the names of places: `$1` stands where `$NAME$` stood. */
function textsOf(messages: Messages): Record<string, string> {
  const flat = Object.entries(messages).map(([key, { message, placeholders }]) => [
    key,
    message.replace(/\$(\w+)\$/g, (whole, name) => placeholders?.[name.toLowerCase()]?.content ?? whole),
  ]);
  return Object.fromEntries(flat);
}

/** Whether `words` can hold it: the browser has its own way with a dollar sign that is no place. */
function canBeLine(text = ''): boolean {
  return !/[\^\n]|\$(?!\d)/.test(text);
}

/** In which of the two tables a key is: what the settings say is more than all else, and only they take it apart. */
function tableOf(key: string): 'words' | 'options' {
  return key.startsWith('options') ? 'options' : 'words';
}

/**
 * The messages that are shipped, by language, of those that are written. Half of what is written is keys, names of places and
 * what translators need to know; and of what is then left, a third is keys and JSON again. So a language has two messages
 * `words` and `options`, a line for each key, and English, which browsers fall back to, has `wordsKeys` and `optionsKeys`
 * in the same order. `src/core/word-table.ts` reads them. A place is `^1` there, since the browser would put nothing where
 * `$1` is. Empty is a line that nobody asks for: the one for a single thing in a language with one form for any number.
 *
 * What the browser itself asks for (`isAsked`) and what cannot be a line stays a message of its own, which a language
 * lacks that says it as English does.
 */
export function packMessages(
  languages: Readonly<Record<string, Messages>>,
  isAsked: (key: string) => boolean,
): Record<string, Messages> {
  const english = textsOf(languages.en ?? {});
  const texts = Object.entries(languages).map(
    ([language, messages]) => [language, { ...english, ...textsOf(messages) }] as const,
  );
  const inLines = Object.keys(english).filter((key) => !isAsked(key) && texts.every(([, own]) => canBeLine(own[key])));
  const packed = texts.map(([language, own]): [string, Messages] => {
    const { pluralCategories } = new Intl.PluralRules(language.replace('_', '-')).resolvedOptions();
    const isOver = (key: string) =>
      !pluralCategories.includes('one') && key.endsWith('One') && key.replace(/One$/, 'Other') in english;
    const shipped = Object.entries(own).filter(
      ([key, text]) => !inLines.includes(key) && (language === 'en' || text !== english[key]),
    );
    for (const table of ['words', 'options']) {
      const keys = inLines.filter((key) => tableOf(key) === table);
      const lines = keys.map((key) => (isOver(key) ? '' : (own[key] ?? '').replaceAll('$', '^')));
      shipped.push([table, lines.join('\n')]);
      if (language === 'en') shipped.push([`${table}Keys`, keys.join('\n')]);
    }
    return [language, Object.fromEntries(shipped.map(([key, message]) => [key, { message }]))];
  });
  return Object.fromEntries(packed);
}

/** Packs the messages of a build. The manifest names those that the browser itself asks for. */
export function packedMessages(folder: string): Plugin {
  const pathOf = (language: string) => `${folder}/_locales/${language}/messages.json`;
  return {
    name: 'packed-messages',
    writeBundle() {
      const manifest = readFileSync(`${folder}/manifest.json`, 'utf8');
      const written = readdirSync(`${folder}/_locales`).map((language): [string, Messages] => [
        language,
        JSON.parse(readFileSync(pathOf(language), 'utf8')),
      ]);
      const packed = packMessages(Object.fromEntries(written), (key) => manifest.includes(`__MSG_${key}__`));
      for (const [language, messages] of Object.entries(packed))
        writeFileSync(pathOf(language), JSON.stringify(messages));
    },
  };
}
