import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, productFiles, ROOT, readProjectJson, withoutComments } from './project-files.ts';

interface Message {
  readonly message: string;
  readonly description?: string;
}
type Messages = Record<string, Message>;

const LOCALES = 'src/static/_locales';
const english = readProjectJson<Messages>(`${LOCALES}/en/messages.json`);
const keys = Object.keys(english);
const sources = [
  ...productFiles().map(({ path, text }) => ({ path, text: withoutComments(text) })),
  ...filesOf('.', ['manifest.json']).filter(({ path }) => path === 'manifest.json'),
];

/** Every string of the sources that could be a key. */
const literals = new Map<string, string>();
/** Beginnings of keys whose end is put together: `kind${…}`. */
const beginnings = new Set<string>();
for (const { path, text } of sources) {
  for (const [, literal = ''] of text.matchAll(/['"`]([a-z][A-Za-z0-9]+)['"`]/g)) literals.set(literal, path);
  for (const [, literal = ''] of text.matchAll(/__MSG_(\w+)__/g)) literals.set(literal, path);
  for (const [, beginning = ''] of text.matchAll(/`([a-z][A-Za-z]*)\$\{/g)) beginnings.add(beginning);
}
const PLURAL = /(?:Zero|One|Two|Few|Many|Other)$/;

function isUsed(key: string): boolean {
  if (literals.has(key) || literals.has(key.replace(PLURAL, ''))) return true;
  return [...beginnings].some(
    (beginning) => beginning.length >= 4 && key.startsWith(beginning) && /^[A-Z]/.test(key.slice(beginning.length)),
  );
}

describe('messages', () => {
  it('uses every key there is', () => {
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  it('has every key that is used', () => {
    const families = new Set(keys.map((key) => /^[a-z]+/.exec(key)?.[0] ?? ''));
    // What is no key of ours although it begins like one.
    const others = new Set(['contentType', 'kindOf', 'exportKey']);
    const missing = [...literals.keys()].filter((literal) => {
      const family = /^([a-z]+)[A-Z]/.exec(literal)?.[1] ?? '';
      if (!['popup', 'options', 'reason', 'failure', 'content', 'kind', 'export', 'action', 'source'].includes(family))
        return false;
      if (!families.has(family) || others.has(literal)) return false;
      return !(literal in english) && !(`${literal}Other` in english) && !keys.some((key) => key.startsWith(literal));
    });
    expect(missing.map((key) => `${key} in ${literals.get(key)}`)).toEqual([]);
  });

  it('explains every message to translators', () => {
    expect(keys.filter((key) => !english[key]?.description?.trim())).toEqual([]);
  });

  it.each(readdirSync(join(ROOT, LOCALES)))('%s has the same keys and the same places to fill', (locale) => {
    const words = readProjectJson<Messages>(`${LOCALES}/${locale}/messages.json`);
    const places = (text: string) => [...new Set(text.match(/\$\d|\$[A-Za-z]\w*\$/g) ?? [])].sort();
    const plain = (list: readonly string[]) => list.filter((key) => !PLURAL.test(key)).sort();
    expect(plain(Object.keys(words))).toEqual(plain(keys));
    const bases = (list: readonly string[]) =>
      [...new Set(list.filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')))].sort();
    expect(bases(Object.keys(words))).toEqual(bases(keys));
    const differing = Object.keys(words).filter((key) => {
      const like = english[key] ?? english[key.replace(PLURAL, 'Other')];
      // "One paper" may say its number in words.
      if (PLURAL.test(key) && !key.endsWith('Other')) return false;
      return String(places(words[key]?.message ?? '')) !== String(places(like?.message ?? ''));
    });
    expect(differing).toEqual([]);
    expect(
      Object.entries(words)
        .filter(([, { message }]) => message.trim() === '')
        .map(([key]) => key),
    ).toEqual([]);
  });

  it('keeps the store description within 132 characters in every language', () => {
    const long = readdirSync(join(ROOT, LOCALES)).filter(
      (locale) =>
        (readProjectJson<Messages>(`${LOCALES}/${locale}/messages.json`).description?.message.length ?? 0) > 132,
    );
    expect(long).toEqual([]);
  });
});
