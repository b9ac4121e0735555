import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { PaperId } from '../../src/core/paper.ts';
import { emptyBackground, extendBackground, type TasteModel, trainTaste } from '../../src/core/ranking/taste.ts';
import { DEFAULTS, type Topic } from '../../src/core/settings.ts';
import type { Candidate, Community } from '../../src/core/signal.ts';
import { composeDigest } from './compose-digest.ts';

/** Days of any field: nothing that the product knows of a paper may depend on a community that knows few fields. */

const FIELDS = ['hep-th', 'math.NT', 'astro-ph.GA', 'cond-mat.str-el', 'q-bio.NC', 'econ.TH', 'quant-ph', 'math-ph'];
const WORDS =
  'lattice flow orbit sheaf plasma market neuron phase spin curve halo tensor galaxy prime kernel braid'.split(' ');

function paper(n: number, category: string, words: readonly string[], more: Partial<Candidate> = {}): Candidate {
  const text = words.join(' ');
  return {
    paper: {
      id: `2606.${String(n).padStart(5, '0')}` as PaperId,
      title: `On ${text}`,
      abstract: `We study the ${text} of number ${n}, see https://github.com/someone/thing${n}.`,
      ...{ authors: [`Ada Number${n}`], authorCount: 1, categories: [category] },
    },
    links: [],
    announce: 'new',
    ...more,
  };
}

function topic(name: string, category: string, change: Partial<Topic> = {}): Topic {
  return { name, categories: [category], keywords: [], excludedKeywords: [], authors: [], ...change };
}

function compose(candidates: readonly Candidate[], topics: readonly Topic[], taste?: TasteModel) {
  return composeDigest({
    ...{ day: '2026-06-30' as Day, now: 5, candidates, settings: { ...DEFAULTS, topics: [...topics] }, taste },
    ...{ hidden: new Set<PaperId>(), failures: [], sources: [], complete: true, communityOnly: false },
  }).digest.cards;
}

const field = fc.constantFrom(...FIELDS);
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 6 });
const said: fc.Arbitrary<Community> = fc.record({ votes: fc.nat(300), comments: fc.nat(40), stars: fc.nat(5000) });

describe('a reader of any field', () => {
  it('has the same highlights whether the community answered or not', () => {
    const day = fc.record({ field, papers: fc.array(words, { minLength: 1, maxLength: 40 }), picks: fc.array(said) });
    fc.assert(
      fc.property(day, ({ field: own, papers, picks }) => {
        const batch = papers.map((text, n) => paper(n, own, text));
        const { announce: _, ...pick } = paper(0, 'cs.CV', ['kernel']);
        const community = picks.map((one, n) => ({
          ...pick,
          paper: { ...pick.paper, id: `2606.${9000 + n}` as PaperId },
          community: one,
        }));
        const topics = [topic('Mine', own, { keywords: ['lattice'] })];
        const highlights = compose([...batch, ...community], topics).filter((card) => card.section === 'highlights');
        expect(highlights).toEqual(compose(batch, topics));
        expect(highlights.length).toBe(Math.min(batch.length, DEFAULTS.highlights));
      }),
      { numRuns: 40 },
    );
  });

  it('is told reasons by every signal that needs no community', () => {
    fc.assert(
      fc.property(field, (own) => {
        const passing = Array.from({ length: 60 }, (_, n) =>
          paper(n, own, [WORDS[n % 14] ?? '', WORDS[(n * 5) % 14] ?? '']),
        );
        const saved = [paper(70, own, ['kernel', 'braid']), paper(71, own, ['braid', 'kernel', 'halo'])];
        const background = extendBackground(
          emptyBackground(),
          passing.map((one) => one.paper),
        );
        const taste = trainTaste(
          saved.map((one) => ({ paper: one.paper, weight: 1 })),
          background,
        );
        const topics = [topic('Mine', own, { keywords: ['braid'], authors: ['A. Number99'] })];
        const cards = compose([...passing, paper(99, own, ['braid', 'kernel'])], topics, taste);
        expect(cards[0]?.id).toBe('2606.00099');
        expect(new Set(cards[0]?.reasons.map(({ signal }) => signal))).toEqual(
          new Set(['authors', 'topics', 'taste', 'media']),
        );
      }),
      { numRuns: 8 },
    );
  });
});

describe('a small topic', () => {
  it('has its places beside loud ones, whatever the community says of those', () => {
    const day = fc.record({
      small: fc.array(words, { minLength: 1, maxLength: 8 }),
      own: field,
      loud: fc.uniqueArray(fc.constantFrom('cs.CV', 'cs.CL', 'cs.LG'), { minLength: 1, maxLength: 3 }),
      size: fc.integer({ min: 20, max: 90 }),
      community: said,
    });
    fc.assert(
      fc.property(day, ({ small, own, loud, size, community }) => {
        const crowd = loud.flatMap((category, at) =>
          Array.from({ length: size }, (_, n) => paper(1000 * (at + 1) + n, category, ['tensor'], { community })),
        );
        const topics = [...loud.map((one) => topic(one, one, { keywords: ['tensor'] })), topic('Small', own)];
        const cards = compose([...crowd, ...small.map((text, n) => paper(n, own, text))], topics);
        const share = Math.floor((DEFAULTS.highlights * 0.6) / topics.length);
        const mine = cards.flatMap((card, at) => (card.topics.includes('Small') ? [at] : []));
        expect(mine.length).toBeGreaterThanOrEqual(Math.min(small.length, share));
        // Spread over the list, not swept together at its end.
        expect(mine[0]).toBeLessThan(DEFAULTS.highlights / 2 + topics.length);
      }),
      { numRuns: 40 },
    );
  });
});
