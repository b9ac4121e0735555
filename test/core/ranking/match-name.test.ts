import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSamePerson, makeStrangerTest, readName } from '../../../src/core/ranking/text/match-name.ts';

const same = (a: string, b: string) => isSamePerson(readName(a), readName(b));

const YES: [string, string][] = [
  ['Yann LeCun', 'Yann LeCun'],
  ['yann lecun', 'Yann LeCun'],
  ['Y. LeCun', 'Yann LeCun'],
  ['Yann LeCun', 'Y. LeCun'],
  ['LeCun, Yann', 'Yann LeCun'],
  ['Yann Le Cun', 'Yann LeCun'],
  ['LeCun', 'Yann LeCun'],
  ['José García', "Jos\\'e Garc\\'ia"],
  ['Jose Garcia', 'José García'],
  ['Klaus-Robert Müller', 'Klaus-Robert Mueller'],
  ['K. Mueller', 'Klaus-Robert M\\"uller'],
  ['Jean-Pierre Serre', 'J.-P. Serre'],
  ['Jean-Pierre Serre', 'J. P. Serre'],
  ['Kaiming He', 'He Kaiming'],
  ['Geoffrey Hinton', 'Geoffrey E. Hinton'],
  ['L. van der Maaten', 'Laurens van der Maaten'],
  ['Gabriel Petre', 'Gabriel Petre1'],
  ['Shadab Khan', 'and Shadab Khan'],
  ['V. M. Biryukov', 'V. M. Biryukov (Serpukhov, IHEP)'],
  ['Sammy Davis', 'Sammy Davis Jr.'],
  ['\\L{}ukasz Kaiser', 'Lukasz Kaiser'],
  ["O'Brien, Conor", "Conor O'Brien"],
  ['Euclid Collaboration', 'Euclid Collaboration'],
];
const NO: [string, string][] = [
  ['Yann LeCun', 'Yves LeCun'],
  ['Wei Xu', 'Wei Xue'],
  ['Wei Wang', 'Wei Wan'],
  ['Kaiming He', 'Kaiming Hu'],
  ['Yann LeCun', 'LeCun'],
  ['Geoffrey Hinton', 'Gary Hinton'],
  ['J. P. Serre', 'Jean Q. Serre'],
];

describe('isSamePerson', () => {
  it.each(YES)('%s is %s', (a, b) => expect(same(a, b)).toBe(true));
  it.each(NO)('%s is not %s', (a, b) => expect(same(a, b)).toBe(false));

  it('finds everybody in their own writing, and as initial and family name', () => {
    const part = fc.stringMatching(/^[A-Z][a-z]{2,7}$/).filter((word) => !/^(?:Iii|Phd)$/.test(word));
    fc.assert(
      fc.property(part, part, (given, family) => {
        expect(same(`${given} ${family}`, `${given} ${family}`)).toBe(true);
        expect(same(`${family}, ${given}`, `${given} ${family}`)).toBe(true);
        expect(same(`${given} ${family}`, `${given[0]}. ${family}`)).toBe(true);
      }),
    );
  });

  it('takes nobody for a stranger who is the same person', () => {
    for (const [followed, author] of YES) {
      expect(makeStrangerTest([readName(followed)])(author), `${followed} / ${author}`).toBe(false);
    }
    expect(makeStrangerTest([readName('Yann LeCun')])('Ada Lovelace')).toBe(true);
    expect(makeStrangerTest([])('Ada Lovelace')).toBe(true);
  });
});
