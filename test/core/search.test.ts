import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import { findRanges, fold, packRows, searchPack, termsOf } from '../../src/core/search.ts';

const DAY = '2026-06-30' as Day;
const word = fc.constantFrom('Gödel', 'ÉCOLE', 'graph', 'Łukasz', 'neural', 'İstanbul', 'ﬁne', '量子', '𝔸lpha', 'a b');
const title = fc.oneof(
  fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
  fc.string(),
);
const rows = fc.array(fc.record({ id: fc.constantFrom('2606.1', '2606.2', 'hep-th/9'), title, authors: title }));
const plain = (raw: string) => raw;

describe('search', () => {
  it('folding keeps every place where it is', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
    fc.assert(fc.property(units, (text) => fold(text).length === text.length));
    expect(fold('Gödel, ÉCOLE, Łukasz')).toBe('godel, ecole, lukasz');
  });

  it('finds exactly the papers in whose line every term stands, in their order', () => {
    fc.assert(
      fc.property(rows, fc.array(word, { minLength: 1, maxLength: 3 }), (given, words) => {
        const terms = termsOf(words.join(' '));
        const hits = searchPack(packRows(DAY, given, plain), terms, 1000).map(({ title }) => title);
        const clean = (text: string) => text.replace(/[\t\n]/g, ' ');
        const line = (row: { id: string; title: string; authors: string }) =>
          fold(`${row.id}\t${clean(row.title)}\t${clean(row.authors)}`);
        const expected = given.filter((row) => terms.every((term) => line(row).includes(term)));
        expect(hits).toEqual(expected.map((row) => clean(row.title)));
      }),
    );
  });

  it('marks what was found, joined where it overlaps, and nothing else', () => {
    fc.assert(
      fc.property(title, fc.array(word, { minLength: 1, maxLength: 3 }), (text, words) => {
        const folded = fold(text);
        const terms = termsOf(words.join(' '));
        let end = -1;
        for (const [from, to] of findRanges(folded, terms)) {
          expect(from).toBeGreaterThan(end);
          expect(terms.some((term) => folded.slice(from, to).includes(term))).toBe(true);
          end = to;
        }
      }),
    );
    expect(findRanges('neural networks', termsOf('neural "al net"'))).toEqual([[0, 10]]);
  });

  it('keeps words in quotation marks together', () => {
    expect(termsOf('  Deep "Hidden Markov" deep ')).toEqual(['deep', 'hidden markov']);
    expect(termsOf('"unfinished phr')).toEqual(['unfinished phr']);
    expect(termsOf('" "')).toEqual([]);
  });

  it('stops at its limit', () => {
    const many = Array.from({ length: 50 }, (_, at) => ({ id: `${at}`, title: 'same', authors: '' }));
    expect(searchPack(packRows(DAY, many, plain), ['same'], 7)).toHaveLength(7);
    expect(searchPack(packRows(DAY, many, plain), [], 7)).toEqual([]);
  });
});
