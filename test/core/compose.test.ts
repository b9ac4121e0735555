import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComposeInput, topicsOf } from '../../src/core/compose.ts';
import type { Day } from '../../src/core/day.ts';
import type { Card } from '../../src/core/digest.ts';
import type { Announce, PaperId } from '../../src/core/paper.ts';
import { unpackPrior } from '../../src/core/ranking/learning/pack-prior.ts';
import { DEFAULTS, type Settings, type Topic } from '../../src/core/settings.ts';
import type { Candidate, Community } from '../../src/core/signal.ts';
import { composeDigest } from './compose-digest.ts';

interface Sketch {
  n: number;
  title?: string;
  abstract?: string;
  categories?: string[];
  authors?: string[];
  announce?: Announce | null;
  community?: Community;
}

const idOf = (n: number) => `2606.${String(n).padStart(5, '0')}` as PaperId;

function candidate({ n, announce = 'new', ...sketch }: Sketch): Candidate {
  const authors = sketch.authors ?? ['Ada Lovelace'];
  return {
    paper: {
      id: idOf(n),
      title: sketch.title ?? `A title ${n}`,
      abstract: sketch.abstract ?? `An abstract of its own, number ${n}.`,
      ...{ authors, authorCount: authors.length, categories: sketch.categories ?? ['cs.CV'] },
    },
    links: [],
    ...(announce ? { announce } : {}),
    ...(sketch.community ? { community: sketch.community } : {}),
  };
}

function topic(change: Partial<Topic>): Topic {
  return { name: 'T', categories: [], keywords: [], excludedKeywords: [], authors: [], ...change };
}

function compose(candidates: Candidate[], settings: Partial<Settings> = {}, more: Partial<ComposeInput> = {}) {
  return composeDigest({
    ...{ day: '2026-06-30' as Day, now: 5, candidates, settings: { ...DEFAULTS, ...settings }, hidden: new Set() },
    ...{ failures: [], sources: ['arxiv'], complete: true, communityOnly: false, ...more },
  });
}
const ids = (made: ReturnType<typeof compose>, section = 'highlights') =>
  made.digest.cards.filter((card) => card.section === section).map((card) => Number(card.id.slice(5)));

describe('composeDigest: who becomes a highlight', () => {
  it('shows so many as were asked for, and all of the day on the shelf', () => {
    const many = Array.from({ length: 60 }, (_, n) => candidate({ n }));
    expect(compose(many).digest.cards.length).toBe(20);
    expect(compose(many, { highlights: 3 }).digest.cards.length).toBe(3);
    expect(compose(many).shelf.rows.length).toBe(60);
  });

  it('never shows a replaced paper, one without title or abstract, or a hidden one; all but the nameless are on the shelf', () => {
    const made = compose(
      [
        candidate({ n: 1, announce: 'replace' }),
        candidate({ n: 2, title: ' ' }),
        candidate({ n: 3, abstract: '' }),
        candidate({ n: 4 }),
        candidate({ n: 5 }),
      ],
      {},
      { hidden: new Set([idOf(4)]) },
    );
    expect(ids(made)).toEqual([5]);
    expect(made.shelf.rows.map(({ id }) => id).sort()).toEqual([1, 3, 4, 5].map(idOf));
    expect(made.shelf.rows.at(-1)?.id).toBe(idOf(1));
    expect(made.digest.candidates).toBe(4);
  });

  it('holds to excluded keywords and never-lists, even for what everybody voted for', () => {
    const loved = { votes: 500, comments: 9 };
    const papers = [
      candidate({ n: 1, title: 'A survey of things', community: loved }),
      candidate({ n: 2, authors: ["Jos\\'e Garc\\'ia"], community: loved }),
      candidate({ n: 3, abstract: 'All about crypto-currencies.', community: loved }),
      candidate({ n: 4 }),
    ];
    const topics = [topic({ categories: ['cs.CV'], excludedKeywords: ['surveys'] })];
    const made = compose(papers, { topics, neverWords: ['crypto currency'], neverAuthors: ['J. García'] });
    expect(ids(made)).toEqual([4]);
    expect(made.shelf.rows.map(({ id }) => id)).toEqual([idOf(4), idOf(1)]);
  });

  it('keeps what one topic excludes when another wants it', () => {
    const topics = [
      topic({ name: 'A', categories: ['cs.CV'], excludedKeywords: ['survey'] }),
      topic({ name: 'B', categories: ['cs.LG'] }),
    ];
    const made = compose([candidate({ n: 1, title: 'A survey', categories: ['cs.CV', 'cs.LG'] })], { topics });
    expect(made.digest.cards[0]?.topics).toEqual(['B']);
  });
});

describe('composeDigest: what it counts', () => {
  it('is how many papers meet all that each topic asks for, whatever the topics are called', () => {
    const categories = fc.subarray(['cs.CV', 'cs.LG', 'CS.IT', 'math.IT', 'hep-th'], { minLength: 1 });
    const words = fc.subarray(['diffusion', 'graphs', 'survey']);
    const topics = fc.array(
      fc.record({ categories, keywords: words, excludedKeywords: words }).map((one) => topic({ ...one, name: 'same' })),
      { maxLength: 3 },
    );
    const sketches = fc.array(
      fc.record({
        ...{ categories, title: words.map((all) => `On ${all.join(' ')}`) },
        announce: fc.constantFrom<Announce>('new', 'cross', 'replace'),
      }),
    );
    fc.assert(
      fc.property(topics, sketches, words, (wanted, drawn, neverWords) => {
        const papers = drawn.map((sketch, n) => candidate({ n, ...sketch }));
        const { digest } = compose(papers, { topics: wanted, neverWords });
        const current = papers.filter(({ announce }) => announce !== 'replace');
        const named = { topics: wanted.map((one, at) => ({ ...one, name: `${at}` })), neverWords, neverAuthors: [] };
        const met = current.map((paper) => topicsOf(paper, named));
        expect(digest.matching).toEqual(wanted.map((_, at) => met.filter((names) => names.includes(`${at}`)).length));
        expect(digest.candidates).toBe(current.length);
      }),
    );
  });
});

describe('composeDigest: the order', () => {
  it('pins followed authors, however their names are written', () => {
    const papers = Array.from({ length: 30 }, (_, n) =>
      candidate({
        n,
        title: 'Diffusion',
        authors: n === 29 ? ["J. Garc\\'ia"] : ['Ada Lovelace'],
        community: { votes: 90, comments: 0 },
      }),
    );
    const topics = [topic({ categories: ['cs.CV'], keywords: ['diffusion'], authors: ['García, José'] })];
    const made = compose(papers, { topics });
    expect(ids(made)[0]).toBe(29);
    expect(made.digest.cards[0]?.reasons[0]?.phrase.key).toBe('reasonAuthor');
  });

  it('puts a paper of a topic before an unmatched one of equal rest, in any field', () => {
    for (const category of ['hep-th', 'math.NT', 'astro-ph.GA', 'cs.CV', 'q-bio.NC']) {
      const topics = [topic({ categories: [category], keywords: ['lattice'] })];
      const papers = [
        candidate({ n: 1, title: 'On things', categories: [category] }),
        candidate({ n: 2, title: 'On lattices', categories: [category] }),
        candidate({ n: 3, title: 'On things', categories: ['econ.GN'] }),
      ];
      expect(ids(compose(papers, { topics, diversity: 0 }))).toEqual([2, 1, 3]);
    }
  });

  it('does not depend on the order in which papers come', () => {
    const papers = Array.from({ length: 40 }, (_, n) =>
      candidate({ n, title: `Word${n % 7} of word${n % 3}`, categories: [n % 2 ? 'cs.CV' : 'cs.CL'] }),
    );
    const want = compose(papers);
    fc.assert(
      fc.property(fc.shuffledSubarray(papers, { minLength: papers.length }), (shuffled) => {
        expect(compose(shuffled)).toEqual(want);
      }),
      { numRuns: 15 },
    );
  });

  it('lets no topic drown', () => {
    const topics = [
      topic({ name: 'Loud', categories: ['cs.CV'], keywords: ['loud'] }),
      topic({ name: 'Small', categories: ['math.NT'] }),
    ];
    const papers = [
      ...Array.from({ length: 80 }, (_, n) =>
        candidate({ n, title: `Loud ${n}`, community: { votes: 50, comments: 3 } }),
      ),
      ...Array.from({ length: 4 }, (_, n) => candidate({ n: 100 + n, categories: ['math.NT'] })),
    ];
    const { cards } = compose(papers, { topics }).digest;
    expect(cards.length).toBe(20);
    expect(cards.filter((card) => card.topics.includes('Small')).length).toBe(4);
    expect(cards.slice(0, 8).some((card) => card.topics.includes('Small'))).toBe(true);
  });

  it('spreads over kinds of papers when asked to', () => {
    const body = 'robots grasp cups with soft fingers in kitchens under bright lamps';
    const papers = [
      ...Array.from({ length: 10 }, (_, n) =>
        candidate({ n, title: 'Diffusion of grasping', abstract: `${body} ${n}` }),
      ),
      candidate({
        n: 50,
        title: 'Old maps',
        abstract: 'diffusion among historians reading harbours, tides and merchants',
      }),
    ];
    const settings = { topics: [topic({ categories: ['cs.CV'], keywords: ['diffusion'] })], highlights: 3 };
    expect(ids(compose(papers, { ...settings, diversity: 0 }))).not.toContain(50);
    expect(ids(compose(papers, { ...settings, diversity: 1 }))).toContain(50);
  });

  it('tells the reasons, strongest first, and they add up to the score', () => {
    const topics = [topic({ categories: ['hep-th'], keywords: ['holography'] })];
    const [card] = compose([candidate({ n: 1, title: 'Holography', categories: ['hep-th'] })], { topics }).digest.cards;
    expect(card?.reasons.map(({ phrase }) => phrase)).toEqual([
      { key: 'reasonKeyword', args: ['holography', 'hep-th'] },
      { key: 'reasonCategory', args: ['hep-th'] },
    ]);
    expect(card?.score).toBeCloseTo(card?.reasons.reduce((sum, { value }) => sum + value, 0) ?? 0, 9);
  });
});

describe('composeDigest: what is guessed', () => {
  const file = readFileSync(resolve(import.meta.dirname, '../../src/static/prior.bin'));
  const prior = unpackPrior(new Uint8Array(file));
  const guess = ({ reasons }: Card) => reasons.find(({ signal }) => signal === 'prior')?.value ?? Number.NaN;

  it('looks at who submitted in the last minutes of a batch', () => {
    const papers = Array.from({ length: 60 }, (_, at) => candidate({ n: 1 + at * 20, title: 'A title' }));
    const { cards } = compose(papers, { highlights: 60, diversity: 0 }, { prior }).digest;
    const of = (n: number) => guess(cards.find(({ id }) => id === idOf(n)) as Card);
    expect(of(1 + 59 * 20)).toBeGreaterThan(of(1) + 0.1);
    expect(of(1 + 59 * 20)).toBeGreaterThan(of(1 + 50 * 20));
  });

  it('says nothing where the prior is not there, and of fields it does not know', () => {
    const papers = ['cs.CV', 'hep-th'].map((category, n) => candidate({ n, categories: [category] }));
    const said = (more: Partial<ComposeInput>) =>
      compose(papers, {}, more).digest.cards.filter((card) => !Number.isNaN(guess(card)));
    expect(said({})).toEqual([]);
    expect(said({ prior }).map(({ categories }) => categories)).toEqual([['cs.CV']]);
  });
});

describe('composeDigest: the community', () => {
  const pick = (n: number, votes: number, categories = ['cs.CL']) =>
    candidate({ n, categories, announce: null, community: { votes, comments: 0 } });

  it('shows picks of other categories of the same field among the highlights', () => {
    const topics = [topic({ categories: ['cs.CV'], keywords: ['nothing like it'] })];
    expect(ids(compose([pick(1, 40), candidate({ n: 2 })], { topics }))[0]).toBe(1);
  });

  it('shows a handful apart to readers of other fields', () => {
    const topics = [topic({ categories: ['hep-th'] })];
    const physics = Array.from({ length: 6 }, (_, n) => candidate({ n, categories: ['hep-th'] }));
    const made = compose([...physics, ...Array.from({ length: 12 }, (_, n) => pick(100 + n, n))], { topics });
    expect(ids(made).sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(ids(made, 'community')).toEqual([111, 110, 109, 108, 107]);
    expect(made.digest.cards.at(-1)?.section).toBe('community');
  });

  it('keeps to votes on a day that only the community tells of, unless topics say otherwise', () => {
    const picks = Array.from({ length: 10 }, (_, n) => pick(n, (n * 7) % 10, []));
    const byVotes = [...picks.keys()].sort((a, b) => ((b * 7) % 10) - ((a * 7) % 10));
    expect(ids(compose(picks, {}, { communityOnly: true }))).toEqual(byVotes);
    expect(ids(compose(picks, { topics: [topic({ categories: ['hep-th'] })] }, { communityOnly: true }))).toEqual(
      byVotes,
    );
    const topics = [topic({ keywords: ['title 4'] })];
    expect(ids(compose(picks, { topics }, { communityOnly: true }))[0]).toBe(4);
  });
});

describe('topicsOf', () => {
  it.each([
    [{ categories: ['cs.CV'] }, true],
    [{ categories: ['cs'] }, true],
    [{ categories: ['CS.cv'] }, true],
    [{ categories: ['cs.C'] }, false],
    [{ categories: ['cs.CL'], keywords: ['title'] }, false],
    [{ keywords: ['titles'] }, true],
    [{ categories: ['cs.CV'], keywords: ['absent'] }, false],
    [{ categories: ['cs.CV'], keywords: ['absent'], authors: ['A. Lovelace'] }, true],
    [{ categories: ['cs.CV'], excludedKeywords: ['abstract'] }, false],
  ] as [Partial<Topic>, boolean][])('%j: %s', (change, found) => {
    const settings = { ...DEFAULTS, topics: [topic(change)] };
    expect(topicsOf(candidate({ n: 1 }), settings)).toEqual(found ? ['T'] : []);
  });
});
