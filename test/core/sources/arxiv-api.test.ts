import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds, type PaperId } from '../../../src/core/paper.ts';
import { arxivApi, commentsQuestions, SLICE } from '../../../src/core/sources/arxiv-api.ts';
import { DAY, failureOf, fixture, papersOf, read } from './fixture.ts';

const ids = ['2703.00101', '2702.09999'] as PaperId[];
const [question] = commentsQuestions(DAY, ids);
if (!question) throw new Error('no question');

describe('arxiv-api', () => {
  it('asks for ids in ascending order', () => {
    expect(question.url).toBe('https://export.arxiv.org/api/query?id_list=2702.09999,2703.00101&max_results=2');
  });

  it('asks for every id once, in slices', () => {
    const id = fc.tuple(fc.integer({ min: 1501, max: 1512 }), fc.integer({ min: 0, max: 99_999 }));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 250 }), (pairs) => {
        const wanted = pairs.map(([month, number]) => `${month}.${String(number).padStart(5, '0')}` as PaperId);
        const questions = commentsQuestions(DAY, wanted);
        const asked = questions.map(({ url }) => /id_list=([^&]*)&max_results=(\d+)/.exec(url));
        const slices = asked.map((match) => match?.[1]?.split(',') ?? []);
        expect(slices.flat()).toEqual([...new Set(wanted)].sort(compareIds));
        expect(slices.every((slice, at) => slice.length <= SLICE && slice.length === Number(asked[at]?.[2]))).toBe(
          true,
        );
        expect(new Set(questions.map(({ list }) => list)).size).toBe(questions.length);
      }),
      { numRuns: 30 },
    );
  });

  it('reads comments, and knows when there are none', () => {
    const [buoy, lanterns] = papersOf(read(arxivApi, question, fixture('feeds/api-two.xml')));
    expect(lanterns).toEqual({
      id: '2703.00101',
      version: 1,
      title: 'Lanterns for Small Harbours: $α$-Lit Piers',
      abstract: 'We light piers.\nCode and lamps: https://github.com/piers/lanterns (99\\% of them).',
      authors: ['Ada Pöll', 'Bo Li'],
      authorCount: 2,
      categories: ['cs.CL'],
      comments: '12 pages, lamps at \\url{https://lamps.github.io/}',
      published: '2027-03-01',
    });
    expect(buoy).toMatchObject({ id: '2702.09999', version: 3, comments: '' });
  });

  it.each(['short', 'nothing'])('takes an answer with %s of what is there for a stale one', (name) => {
    expect(failureOf(arxivApi, question, fixture(`feeds/api-${name}.xml`))).toBe('stale');
  });

  it("takes arXiv's error entry for no paper", () => {
    expect(failureOf(arxivApi, question, fixture('feeds/api-error.xml'))).toBe('unreadable');
  });
});
