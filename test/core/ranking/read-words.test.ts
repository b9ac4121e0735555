import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeatures } from '../../../src/core/ranking/text/read-features.ts';
import { hashOf, listWords, pairHash, readWords, stem, wordHash } from '../../../src/core/ranking/text/read-words.ts';

const WORD = fc
  .tuple(
    fc.stringMatching(/^[a-z]{1,9}$/),
    fc.constantFrom(
      '',
      's',
      'es',
      'ies',
      'isation',
      'ising',
      'ised',
      'our',
      'ouring',
      'oured',
      'lling',
      'ller',
      'oural',
      'ise',
    ),
  )
  .map(([head, tail]) => head + tail);

describe('readWords', () => {
  it('gives each word the hash of its compared form, whatever its ending', () => {
    fc.assert(
      fc.property(fc.array(WORD, { minLength: 1, maxLength: 8 }), (words) => {
        expect([...readWords(words.join(' ')).hashes]).toEqual(words.map(wordHash));
        expect(listWords(words.join(' ')).map(hashOf)).toEqual(words.map(wordHash));
      }),
      { numRuns: 500 },
    );
  });

  it('takes any text, and as many strings as hashes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(listWords(text).length).toBe(readWords(text).hashes.length);
      }),
    );
  });

  it.each([
    ['Models', 'model'],
    ["Garc\\'ia", 'García'],
    ['Schr{\\"o}dinger', 'schrödinger'],
    ['\\L{}ukasz', 'łukasz'],
    ['\\textbf{Diffusion}', 'diffusion'],
    ['optimisation', 'Optimization'],
    ['behaviours', 'behavior'],
    ["model's", 'model'],
    ['studies', 'study'],
  ])('reads %s and %s as one word', (a, b) => {
    expect([...readWords(a).hashes]).toEqual([...readWords(b).hashes]);
  });

  it.each([
    ['reason', 'reasoning'],
    ['c', 'C++'],
    ['bas', 'bass'],
  ])('keeps %s and %s apart', (a, b) => {
    expect([...readWords(a).hashes]).not.toEqual([...readWords(b).hashes]);
  });

  it('stems a stem no further where it matters: plural and singular meet', () => {
    for (const [many, one] of [
      ['boxes', 'box'],
      ['classes', 'class'],
      ['images', 'image'],
      ['losses', 'loss'],
    ] as const) {
      expect(stem(many)).toBe(stem(one));
    }
  });
});

describe('readFeatures', () => {
  it('holds every word and every pair once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('alpha', 'beta', 'gamma', 'delta'), { maxLength: 30 }), (list) => {
        const { hashes } = readWords(list.join(' '));
        const want = new Set<number>(hashes);
        for (let i = 1; i < hashes.length; i++) want.add(pairHash(hashes[i - 1] ?? 0, hashes[i] ?? 0));
        const got = readFeatures(readWords(list.join(' ')));
        expect(got.length).toBe(want.size);
        expect(new Set(got)).toEqual(want);
      }),
    );
  });

  it('makes no pair across two texts', () => {
    const [a, b] = [readWords('alpha'), readWords('beta')];
    expect([...readFeatures(a, b)]).toEqual([a.hashes[0], b.hashes[0]]);
  });

  it('does not run out of room on a very long text', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `word${i}q`).join(' ');
    expect(readFeatures(readWords(long)).length).toBe(39_999);
    expect(readFeatures(readWords('alpha beta')).length).toBe(3);
  });
});
