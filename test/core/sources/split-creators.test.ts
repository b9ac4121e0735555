import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_AUTHORS } from '../../../src/core/paper.ts';
import { splitCreators } from '../../../src/core/sources/split-creators.ts';

describe('splitCreators', () => {
  it.each([
    ['Ada Lovelace, Bo Li', ['Ada Lovelace', 'Bo Li']],
    ['V. M. Biryukov (Serpukhov, IHEP), A. Else (2)', ['V. M. Biryukov', 'A. Else']],
    ['A. One (1), B. Two (1, 2), ((1) Here, There, (2) Elsewhere)', ['A. One', 'B. Two']],
    [' The BABAR Collaboration, B. Aubert', ['The BABAR Collaboration', 'B. Aubert']],
    ['NVIDIA, :, Hassan Abu Alhaija', ['NVIDIA', 'Hassan Abu Alhaija']],
    [
      "Pablo Cerd\\'a-Dur\\'an, Mikkel {\\O}bro, {\\'E}va, Sz{\\H{o}}cs",
      ["Pablo Cerd\\'a-Dur\\'an", 'Mikkel {\\O}bro', "{\\'E}va", 'Sz{\\H{o}}cs'],
    ],
    ['Jane Roe, Jr., and Shadab Khan', ['Jane Roe, Jr.', 'Shadab Khan']],
    ['A (never closed, B', ['A (never closed', 'B']],
    ['Plato', ['Plato']],
    ['', []],
    [' , ,, ', []],
  ])('%s', (creator, authors) => {
    expect(splitCreators(creator)).toEqual({ authors, authorCount: authors.length });
  });

  it('counts what it does not keep', () => {
    const { authors, authorCount } = splitCreators(Array.from({ length: 3303 }, (_, at) => `A. Uthor${at}`).join(', '));
    expect([authors.length, authorCount]).toEqual([MAX_AUTHORS, 3303]);
  });

  it('never gives a name without a letter or longer than a name is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zB, (){}\\:;&.Jr-]{0,200}$/), (creator) => {
        for (const name of splitCreators(creator).authors) {
          expect(name).toMatch(/[\p{L}\p{N}]/u);
          expect(name.length).toBeLessThanOrEqual(200);
        }
      }),
    );
  });
});
