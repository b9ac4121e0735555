import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { unpackPrior } from '../../src/core/ranking/learning/pack-prior.ts';
import { scorePrior } from '../../src/core/ranking/prior.ts';
import { emptyBackground, extendBackground, prepareTaste, taste, trainTaste } from '../../src/core/ranking/taste.ts';
import { type RankingData, readRankingData } from '../bench/measure/ranking-data.ts';
import { communityFigures, personalFigures, rankAmong } from '../bench/measure/ranking-figures.ts';
import { subjectOf } from '../bench/measure/ranking-subject.ts';

const FOLDER = resolve(import.meta.dirname, '../../../shared/recorded/ranking');

/** The bench measures; this only tells whether the parts still fit together (a feature read otherwise, say). */
describe('ranking on recorded months', () => {
  let data: RankingData;
  beforeAll(() => {
    data = readRankingData(FOLDER);
  }, 120_000);

  it('the shipped prior knows its own months well', () => {
    const file = readFileSync(resolve(import.meta.dirname, '../../src/static/prior.bin'));
    const model = unpackPrior(new Uint8Array(file));
    const days = data.days.slice(-40).map((day) =>
      (data.byDay.get(day) ?? []).map((paper) => ({
        score: scorePrior(model, paper),
        picked: data.votes.has(paper.id),
      })),
    );
    const figures = communityFigures(days);
    expect(figures.auc).toBeGreaterThan(0.9);
    expect(figures.recall20).toBeGreaterThan(0.65);
  });

  it('a taste finds later picks of real readers', () => {
    const background = extendBackground(emptyBackground(), data.papers.slice(0, 10_000));
    const places = data.readers.slice(0, 12).flatMap(({ picks }) => {
      const papers = picks.flatMap(({ id }) => data.byId.get(id) ?? []);
      const train = papers.slice(0, Math.min(papers.length >> 1, 20)).map((paper) => ({ paper, weight: 1 }));
      const until = train.at(-1)?.paper.day ?? '';
      const own = new Set(papers);
      const context = { links: [], communityOnly: false, taste: prepareTaste(trainTaste(train, background)) };
      const score = (paper: (typeof papers)[number]) => taste.weigh(subjectOf(paper), context)[0]?.value ?? 0;
      const later = papers.slice(train.length).filter(({ day }) => day > until);
      return later.slice(0, 10).map((paper) => {
        const others = (data.byDay.get(paper.day) ?? []).filter((other) => !own.has(other));
        return { rank: rankAmong(score(paper), others.map(score)), candidates: others.length + 1 };
      });
    });
    const figures = personalFigures(places);
    expect(figures.auc).toBeGreaterThan(0.92);
    expect(figures.recall10).toBeGreaterThan(0.6);
  });
}, 120_000);
