import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readProjectJson } from './project-files.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type Messages = Readonly<Record<string, Message>>;

const LOCALES = 'src/static/_locales';
/** The languages that the project promises, as the stores name their folders. */
const PROMISED = ['de', 'en', 'es', 'fr', 'ja', 'ko', 'pt_BR', 'zh_CN'];
/** The stores cut off what is longer. */
const LONGEST_DESCRIPTION = 132;

const read = (locale: string) => readProjectJson<Messages>(`${LOCALES}/${locale}/messages.json`);
const english = read('en');

/** What a message lets in, each as often as it stands there: `$1`, `$NAME$`. */
function placesOf({ message }: Message): string[] {
  return (message.match(/\$\d|\$[A-Za-z]\w*\$/g) ?? []).sort();
}

/** What the browser makes of the named places: `name` is `$1`. */
function fillingsOf({ placeholders = {} }: Message): string[] {
  return Object.entries(placeholders)
    .map(([name, { content }]) => `${name.toLowerCase()}=${content}`)
    .sort();
}

it('speaks the eight languages that it promises', () => {
  expect(readdirSync(join(ROOT, LOCALES)).sort()).toEqual(PROMISED);
});

describe.each(readdirSync(join(ROOT, LOCALES)))('%s', (locale) => {
  const words = read(locale);

  it('has exactly the keys of English', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
  });

  it('lets in what English lets in', () => {
    const differing = Object.entries(words).filter(([key, own]) => {
      const like = english[key];
      return like && (`${placesOf(own)}` !== `${placesOf(like)}` || `${fillingsOf(own)}` !== `${fillingsOf(like)}`);
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('leaves nothing empty', () => {
    expect(Object.keys(words).filter((key) => !words[key]?.message.trim())).toEqual([]);
  });

  it('names its language as Intl knows it, and as its folder does', () => {
    const tag = words.language?.message ?? '';
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
    expect(Intl.PluralRules.supportedLocalesOf(tag)).toEqual([tag]);
    expect(tag).toBe(locale.replace('_', '-'));
  });

  it('keeps the product’s name and a description that the stores take whole', () => {
    expect(words.name?.message).toBe('ArXiv Daily Show');
    expect([...(words.description?.message ?? '')].length).toBeLessThanOrEqual(LONGEST_DESCRIPTION);
  });
});
