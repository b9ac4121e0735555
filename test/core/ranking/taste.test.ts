import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardOf } from '../../../src/core/card.ts';
import type { Card } from '../../../src/core/digest.ts';
import type { Mark } from '../../../src/core/mark.ts';
import type { Paper, PaperId } from '../../../src/core/paper.ts';
import { EXAMPLE_WEIGHTS } from '../../../src/core/ranking/learning/train-taste.ts';
import { prepareReader } from '../../../src/core/ranking/reader/prepare-reader.ts';
import { readSubject } from '../../../src/core/ranking/reader/subject.ts';
import {
  emptyBackground,
  examplesOf,
  extendBackground,
  isTelling,
  passedOver,
  prepareTaste,
  type TasteModel,
  taste,
  tasteWords,
  trainTaste,
} from '../../../src/core/ranking/taste.ts';

const THEMES = {
  snow: ['avalanche', 'glacier', 'snowpack', 'crystal', 'melting'],
  sound: ['violin', 'timbre', 'acoustic', 'resonance', 'chord'],
  plants: ['pollen', 'orchid', 'root', 'chlorophyll', 'seed'],
};
type Theme = keyof typeof THEMES;

function write(theme: Theme, n: number): Paper {
  const words = THEMES[theme];
  const at = (k: number) => words[(n * 7 + k * 3) % words.length];
  return {
    id: `2601.${String(10_000 + n)}` as PaperId,
    title: `On ${at(0)} and ${at(1)}`,
    abstract: `We study the ${at(0)} of ${at(1)} with ${at(2)}. The results of our method show number${n} in the ${at(3)}.`,
    authors: [],
    authorCount: 0,
    categories: ['physics.ao-ph'],
  };
}

const THEME_NAMES: readonly Theme[] = ['snow', 'sound', 'plants'];
const PASSING = Array.from({ length: 90 }, (_, n) => write(THEME_NAMES[n % 3] ?? 'snow', n));
const BACKGROUND = extendBackground(emptyBackground(), PASSING);
const READER = prepareReader({ topics: [], neverWords: [], neverAuthors: [] });

function like(model: TasteModel, paper: Paper): number {
  const subject = readSubject({ paper, links: [], announce: 'new' }, READER);
  const opinions = taste.weigh(subject, { links: [], communityOnly: false, taste: prepareTaste(model) });
  return opinions.reduce((sum, { value }) => sum + value, 0);
}
const saved = (theme: Theme, ...numbers: number[]) => numbers.map((n) => ({ paper: write(theme, n), weight: 1 }));

describe('taste', () => {
  it('puts what resembles the saved papers before the rest, and says by which words', () => {
    const model = trainTaste(saved('sound', 201, 202, 203, 204), BACKGROUND);
    for (let n = 301; n < 320; n++) {
      expect(like(model, write('sound', n))).toBeGreaterThan(like(model, write('snow', n)) + 0.5);
    }
    const words = tasteWords(model)
      .slice(0, 12)
      .map(({ word }) => word);
    expect(words.some((word) => THEMES.sound.includes(word))).toBe(true);
    expect(words).not.toContain('the');
  });

  it('tells up to three words as the reason, none of them empty, none of them twice', () => {
    const paper = {
      ...write('sound', 1),
      title: 'Granular synthesis of birdsong',
      abstract:
        'We propose granular synthesis. Code at https://github.com/a/b is available. Birdsong, we show, is granular.',
    };
    const model = trainTaste(
      [1, 2, 3].map((n) => ({ paper: { ...paper, id: write('sound', n).id }, weight: 1 })),
      BACKGROUND,
    );
    const subject = readSubject({ paper, links: [], announce: 'new' }, READER);
    const phrasesOf = (learned: TasteModel) =>
      taste
        .weigh(subject, { links: [], communityOnly: false, taste: prepareTaste(learned) })
        .map(({ phrase }) => phrase);
    const [phrase] = phrasesOf(model);
    const told = String(phrase?.args?.[0]).split(', ');
    expect(told.length).toBeLessThanOrEqual(3);
    expect(told.every(isTelling)).toBe(true);
    const words = told.flatMap((name) => name.split(' '));
    expect(new Set(words).size).toBe(words.length);
    expect(words).toContain('granular');
    // Where only empty words speak for it, it says no word.
    const empty = new Map([...model.words].filter(([name]) => !isTelling(name)));
    expect(phrasesOf({ ...model, words: empty })).toEqual([{ key: 'reasonTasteAny' }]);
  });

  it('learns from one paper alone', () => {
    const model = trainTaste(saved('plants', 400), BACKGROUND);
    expect(like(model, write('plants', 405))).toBeGreaterThan(like(model, write('snow', 405)));
  });

  it('turns away from what was hidden', () => {
    const model = trainTaste(
      saved('snow', 501, 502, 503).map((one) => ({ ...one, weight: -1 })),
      BACKGROUND,
    );
    expect(like(model, write('snow', 510))).toBeLessThan(like(model, write('sound', 510)));
  });

  it('says nothing without examples or without anything to compare with', () => {
    expect(prepareTaste(trainTaste([], BACKGROUND))).toBeUndefined();
    expect(prepareTaste(trainTaste(saved('snow', 1, 2, 3), emptyBackground()))).toBeUndefined();
    expect(prepareTaste(undefined)).toBeUndefined();
  });

  it('knows words that objects know too', () => {
    const odd = {
      ...write('snow', 1),
      title: 'constructor __proto__ hasOwnProperty',
      abstract: 'constructor toString valueOf',
    };
    const model = trainTaste(
      [
        { paper: odd, weight: 1 },
        { paper: odd, weight: 1 },
      ],
      BACKGROUND,
    );
    expect(model.words.get('constructor')).toBeGreaterThan(0);
    expect(like(model, { ...odd, title: 'constructor' })).toBeGreaterThan(like(model, write('sound', 2)));
  });

  it('survives cloning, as storage does it', () => {
    const model = trainTaste(saved('sound', 201, 202, 203), BACKGROUND);
    const copy = structuredClone(model);
    expect(like(copy, write('sound', 300))).toBe(like(model, write('sound', 300)));
  });

  it('does not depend on the order of the examples', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(saved('sound', 1, 2, 3, 4, 5, 6), { minLength: 6 }), (examples) => {
        const a = like(trainTaste(examples, BACKGROUND), write('sound', 99));
        expect(a).toBeCloseTo(like(trainTaste(saved('sound', 1, 2, 3, 4, 5, 6), BACKGROUND), write('sound', 99)), 6);
      }),
      { numRuns: 20 },
    );
  });
});

describe('extendBackground', () => {
  it('leaves the old background as it was, and counts papers', () => {
    const next = extendBackground(BACKGROUND, [write('snow', 999)]);
    expect(next.papers).toBe(BACKGROUND.papers + 1);
    expect(BACKGROUND.papers).toBe(90);
    expect(next.counts).not.toEqual(BACKGROUND.counts);
  });

  it('is the same whether days come one by one or at once', () => {
    const [first, second] = [PASSING.slice(0, 40), PASSING.slice(40)];
    expect(extendBackground(extendBackground(emptyBackground(), first), second)).toEqual(BACKGROUND);
  });
});

describe('examplesOf', () => {
  const paper = write('snow', 1);
  const mark = (more: Partial<Mark>): Mark => ({ id: paper.id, paper, ...more });
  it('takes the strongest sign, and nothing that was taken back', () => {
    const weights = (marks: Mark[]) => examplesOf(marks).map(({ weight }) => Math.sign(weight));
    expect(weights([mark({ savedAt: 5 }), mark({ hiddenAt: 5 }), mark({ lessAt: 2, savedAt: 5 })])).toEqual([
      1, -1, -1,
    ]);
    expect(weights([mark({ savedAt: 5, unsavedAt: 6 }), mark({ readAt: 5 }), { id: paper.id, savedAt: 5 }])).toEqual(
      [],
    );
  });
});

describe('passedOver', () => {
  const cards = [1, 2, 3, 4].map((n) => cardOf(write('snow', n), []));
  const passed = (...marks: Mark[]) =>
    passedOver(cards, new Map(marks.map((mark) => [mark.id, mark]))).map(
      ({ paper }) => cards.indexOf(paper as Card) + 1,
    );
  const mark = (n: number, more: Partial<Mark>): Mark => ({ id: write('snow', n).id, ...more });

  it('is what stands before the last card that something was done to', () => {
    expect(passed(mark(1, { readAt: 5 }), mark(3, { savedAt: 5 }))).toEqual([2]);
    expect(passed(mark(4, { openedAt: 5 }))).toEqual([1, 2, 3]);
  });

  it('is nothing where nobody knows what was seen', () => {
    expect(passed()).toEqual([]);
    expect(passed(mark(1, { savedAt: 5 }))).toEqual([]);
    expect(passed(mark(4, { savedAt: 5, unsavedAt: 6 }))).toEqual([]);
  });

  it('speaks softly: what was saved stays liked, and one saved paper is still enough', () => {
    const saved = { paper: write('plants', 400), weight: 1 };
    const weak = Array.from({ length: 19 }, (_, n) => ({
      paper: write('snow', 500 + n),
      weight: EXAMPLE_WEIGHTS.passed,
    }));
    const alone = trainTaste([saved], BACKGROUND);
    const both = trainTaste([saved, ...weak], BACKGROUND);
    expect(like(both, write('plants', 405))).toBeGreaterThan(0);
    expect(like(both, write('plants', 405))).toBeGreaterThan(like(both, write('sound', 405)));
    expect(like(both, write('snow', 405))).toBeLessThan(like(both, write('sound', 405)));
    expect(like(both, write('plants', 405)) / like(alone, write('plants', 405))).toBeCloseTo(1, 0);
  });
});
