import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTelling } from '../../../src/core/ranking/text/is-telling.ts';
import { listWords } from '../../../src/core/ranking/text/read-words.ts';

describe('a word that was learned', () => {
  it('is told when it names something, alone or with its neighbour', () => {
    for (const name of [
      'grpo',
      'rl',
      '3d',
      'language model',
      'code',
      'bf16 training',
      'c++',
      'scattering',
      'instrument',
    ])
      expect(isTelling(name), name).toBe(true);
  });

  it('is not told when it is of no field, a number, a letter, or left of an address', () => {
    for (const name of [
      'the',
      'we study',
      'of policy',
      'page http',
      'github io',
      '12027',
      'a 96',
      'x',
      'advanced',
      'g gpt',
    ])
      expect(isTelling(name), name).toBe(false);
  });

  it('has the form in which words are compared: none of a sentence of empty words is told', () => {
    const empty =
      'We propose approaches based on these methods, and our results show that the proposed frameworks improve';
    fc.assert(
      fc.property(fc.constantFrom(...listWords(empty)), fc.constantFrom('galaxy', 'protein'), (word, noun) => {
        expect(isTelling(word)).toBe(false);
        expect(isTelling(`${word} ${noun}`)).toBe(false);
        expect(isTelling(noun)).toBe(true);
      }),
    );
  });
});
