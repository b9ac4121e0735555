import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, sentencesOf } from '../../src/core/excerpt.ts';

describe('excerpts', () => {
  it('takes whole sentences, as many as fit', () => {
    expect(excerpt('One here. Two there. Three nowhere.', 22)).toBe('One here. Two there.');
    expect(excerpt('A very long first sentence. Two.', 5)).toBe('A very long first sentence.');
  });

  it('is not taken in by abbreviations and formulas', () => {
    expect(sentencesOf('By Smith et al. We show it, e.g. Fig. 2. Done.')).toEqual([
      'By Smith et al. We show it, e.g. Fig. 2.',
      'Done.',
    ]);
    expect(sentencesOf('Let $x. Y$ be small. Then $z$.')).toEqual(['Let $x. Y$ be small.', 'Then $z$.']);
  });

  it('loses no words', () => {
    const words = fc.array(fc.constantFrom('We', 'show.', '$a', 'b$', 'Fig.', '(See', 'it)', 'end?'), { minLength: 1 });
    fc.assert(
      fc.property(words, (given) => {
        const text = given.join(' ');
        expect(sentencesOf(text).join(' ')).toBe(text);
        expect(text.startsWith(excerpt(text, 20))).toBe(true);
      }),
    );
  });
});
