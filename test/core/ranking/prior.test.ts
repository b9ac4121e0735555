import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPrior, unpackPrior } from '../../../src/core/ranking/learning/pack-prior.ts';
import { PRIOR_BUCKETS } from '../../../src/core/ranking/learning/prior-features.ts';
import { readForPrior, readPriorData, trainPrior } from '../../../src/core/ranking/learning/train-prior.ts';
import { scorePrior } from '../../../src/core/ranking/prior.ts';

const LEVEL = fc.integer({ min: -128, max: 127 });

function modelWith(list: readonly (readonly [number, number])[]) {
  const weights = new Int8Array(PRIOR_BUCKETS);
  for (const [bucket, level] of list) weights[bucket] = level;
  return { mean: -2.5, spread: 3.25, weights };
}

describe('packPrior', () => {
  it('is undone by unpackPrior', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.nat(PRIOR_BUCKETS - 1), LEVEL), {
      selector: ([bucket]) => bucket,
      maxLength: 200,
    });
    fc.assert(
      fc.property(entries, (list) => {
        const model = modelWith(list);
        const again = unpackPrior(packPrior(model));
        expect([again.mean, again.spread]).toEqual([model.mean, model.spread]);
        expect(again.weights.every((level, bucket) => level === model.weights[bucket])).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('makes files that are known as such', () => {
    const file = packPrior(modelWith([[7, 3]]));
    for (const broken of [new Uint8Array(0), file.slice(0, 7), file.slice(0, -1), new Uint8Array(file.length)]) {
      expect(() => unpackPrior(broken)).toThrow('no prior');
    }
  });
});

const paper = (title: string, n: number) =>
  readForPrior({ title, abstract: `Common words of paper ${n % 9} here.`, comments: '', categories: ['cs.XX'] });
const PAPERS = Array.from({ length: 200 }, (_, n) => paper(n % 5 === 0 ? 'A splendid agent' : 'A plain lemma', n));
const DAYS = Int32Array.from(PAPERS, (_, n) => Math.floor(n / 10));
const VOTES = Float64Array.from(PAPERS, (_, n) => (n % 5 === 0 ? 3 : -1));

describe('trainPrior', () => {
  it('learns what was picked', () => {
    const { model } = trainPrior(readPriorData(PAPERS, DAYS, VOTES), 20);
    if (!model) throw new Error('nothing learned');
    const score = (one: ReturnType<typeof paper>) => scorePrior(model, one);
    expect(score(paper('A splendid agent', 1000))).toBeGreaterThan(score(paper('A plain lemma', 1000)) + 1);
  });

  it('looks at nothing from the day on before which it stands', () => {
    const before = 12;
    const other = VOTES.map((vote, n) => ((DAYS[n] ?? 0) >= before ? 9 - vote : vote));
    const past = trainPrior(readPriorData(PAPERS, DAYS, VOTES), before).model;
    expect(past).toBeDefined();
    expect(trainPrior(readPriorData(PAPERS, DAYS, other), before).model).toEqual(past);
  });

  it('gives nothing where nothing was picked', () => {
    expect(
      trainPrior(
        readPriorData(
          PAPERS,
          DAYS,
          VOTES.map(() => -1),
        ),
        20,
      ).model,
    ).toBeUndefined();
  });
});

describe('the shipped prior', () => {
  it('is small, whole and of use', () => {
    const file = readFileSync(resolve(import.meta.dirname, '../../../src/static/prior.bin'));
    expect(gzipSync(file).length).toBeLessThanOrEqual(24_000);
    const model = unpackPrior(new Uint8Array(file));
    const kept = model.weights.filter((weight) => weight !== 0).length;
    expect(kept).toBeGreaterThan(5000);
    expect(kept).toBeLessThanOrEqual(24_000);
    const score = (title: string, abstract: string, comments: string) => {
      const one = readForPrior({ title, abstract, comments, categories: ['cs.CL'] });
      return scorePrior(model, one);
    };
    const open =
      'We release an open-source vision-language model trained with reinforcement learning. Project page and code are available at https://github.com/a/b';
    const narrow = 'We report a preliminary questionnaire on clinical coding practice in three regional hospitals.';
    expect(score('OpenThing: A technical report', open, 'Project page: https://a.github.io')).toBeGreaterThan(
      score('A questionnaire', narrow, '8 pages, 3 figures, in proceedings') + 1,
    );
  });
});
