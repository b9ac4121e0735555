import { describe, expect, it } from 'vitest';
import type { PaperId } from '../../../src/core/paper.ts';
import { hubReposQuestion, huggingFaceRepos } from '../../../src/core/sources/hugging-face-repos.ts';
import { DAY, failureOf, fixture, read } from './fixture.ts';

const question = hubReposQuestion(DAY, '2703.00101' as PaperId);

describe('hugging-face-repos', () => {
  it('names models, data and demos, and what it could not read it leaves out', () => {
    const from = 'hugging-face-repos';
    expect(read(huggingFaceRepos, question, fixture('hf/repos.json'))).toEqual([
      {
        type: 'links',
        id: '2703.00101',
        links: [
          { url: 'https://huggingface.co/piers/big', kind: 'model', from, title: 'piers/big' },
          { url: 'https://huggingface.co/datasets/piers/lamps', kind: 'dataset', from, title: 'piers/lamps' },
          { url: 'https://huggingface.co/spaces/piers/demo', kind: 'demo', from, title: 'piers/demo' },
        ],
      },
    ]);
  });

  it('takes "nothing found" for an answer, and nonsense for none', () => {
    expect(read(huggingFaceRepos, question, '{"models":[]}')).toEqual([{ type: 'links', id: '2703.00101', links: [] }]);
    for (const body of ['7', '[[]]', '{"error":"slow down"}', '{"id":"a","id":"b"}'])
      expect([body, failureOf(huggingFaceRepos, question, body)]).toEqual([body, 'unreadable']);
  });
});
