import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { Card, Digest } from '../../src/core/digest.ts';
import type { PaperId } from '../../src/core/paper.ts';
import { renew } from '../../src/core/renew.ts';

const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'));

function digest(given: readonly string[], abstract: string): Digest {
  const cards = given.map((id): Card => {
    const rest = { authors: [], authorCount: 0, categories: [], links: [], pictures: [], score: 0, reasons: [] };
    return { id: id as PaperId, title: id, abstract, ...rest, topics: [], section: 'highlights' };
  });
  const day = '2026-06-30' as Day;
  const rest = { matching: [], sources: [], failures: [], complete: true, communityOnly: false };
  return { day, madeAt: 0, cards, candidates: cards.length, ...rest };
}

describe('a newer digest of a day that is being read', () => {
  it('never changes which papers are shown nor their order, and counts the others', () => {
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const { shown, fresh, differs } = renew(digest(before, 'old'), digest(after, 'new'));
        expect(shown.cards.map(({ id }) => id)).toEqual(before);
        expect(fresh).toBe(after.filter((id) => !before.includes(id)).length);
        expect(differs).toBe(before.join() !== after.join());
        for (const { id, abstract } of shown.cards) expect(abstract).toBe(after.includes(id) ? 'new' : 'old');
      }),
    );
  });
});
