import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Messages, packMessages } from '../../scripts/pack-messages.ts';
import { type AskBrowser, type WordTable, wordTable } from '../../src/core/word-table.ts';
import { ROOT, readProjectJson } from './project-files.ts';

const LOCALES = 'src/static/_locales';
const languages = Object.fromEntries(
  readdirSync(join(ROOT, LOCALES)).map((name) => [name, readProjectJson<Messages>(`${LOCALES}/${name}/messages.json`)]),
);
const OWN = ['name', 'shortName', 'description'];

/** A browser in one language, which falls back to English and fills places: `$1`, `$NAME$`, and `$$` is a dollar sign. */
function browserIn(shipped: Readonly<Record<string, Messages>>, language: string): AskBrowser {
  return (key, args = []) => {
    const messages = [shipped[language], shipped.en].find((own = {}) => Object.hasOwn(own, key));
    const { message = '', placeholders = {} } = messages?.[key] ?? {};
    return message
      .replace(/\$([a-z]\w*)\$/gi, (_, name: string) => placeholders[name.toLowerCase()]?.content ?? '')
      .replace(/\$([\d$])/g, (_, at: string) => (at === '$' ? '$' : (args[Number(at) - 1] ?? '')));
  };
}

/** Both ways to the same words: packed and taken apart, and as they are written. */
function bothWays(written: Readonly<Record<string, Messages>>, language: string, isAsked = OWN) {
  const shipped = packMessages(written, (key) => isAsked.includes(key));
  const [words, options] = (['words', 'options'] as const).map((name) =>
    wordTable(browserIn(shipped, language), name),
  ) as [WordTable, WordTable];
  const packed: WordTable = (key, args) => (key.startsWith('options') ? options : words)(key, args);
  return { packed, plain: browserIn(written, language) };
}

describe.each(Object.keys(languages))('%s, packed', (language) => {
  const { packed, plain } = bothWays(languages, language);
  const { pluralCategories } = new Intl.PluralRules(language.replace('_', '-')).resolvedOptions();
  const isAskedFor = (key: string) => !key.endsWith('One') || pluralCategories.includes('one');

  it('says every message as it is written, with its places filled', () => {
    const args = ['one', '$1', '^2', '$$'];
    for (const key of Object.keys(languages[language] ?? {}).filter(isAskedFor))
      expect([key, packed(key, args)]).toEqual([key, plain(key, args)]);
  });

  it('says nothing for a key that no language has', () => {
    for (const key of ['', 'reasonOfOld', '__proto__', 'popupPapersFew']) expect(packed(key, [])).toBe('');
  });
});

it('has no message of its own for what stands in the lines, and none twice', () => {
  const shipped = packMessages(languages, (key) => OWN.includes(key));
  expect(Object.keys(shipped.en ?? {}).sort()).toEqual([...OWN, 'options', 'optionsKeys', 'words', 'wordsKeys'].sort());
  expect(Object.keys(shipped.ja ?? {}).sort()).toEqual(['description', 'options', 'words']);
});

it('says whatever a language may say, and English where it says nothing', () => {
  const text = fc
    .array(fc.constantFrom('$1', '$2', '$9', '$$', '^1', '^', '\n', '"', '\\', ' ', 'é', '論', 'a'), { minLength: 1 })
    .map((parts) => parts.join(''));
  const key = fc.constantFrom('a', 'optionsOne', 'optionsOther', 'c_1', 'name', 'toString');
  const messages = fc
    .array(fc.tuple(key, text))
    .map((all) => Object.fromEntries(all.map(([key, message]) => [key, { message }])));
  fc.assert(
    fc.property(messages, messages, fc.array(text, { maxLength: 3 }), (en, de, args) => {
      const own = Object.fromEntries(Object.entries(de).filter(([key]) => Object.hasOwn(en, key)));
      const { packed, plain } = bothWays({ en, de: own }, 'de', ['name']);
      for (const key of ['a', 'optionsOne', 'optionsOther', 'c_1', 'name', 'toString', 'else'])
        expect([key, packed(key, args)]).toEqual([key, plain(key, args)]);
    }),
  );
});
