import { describe, expect, it } from 'vitest';
import type { PaperId } from '../../../src/core/paper.ts';
import { hubPaperQuestion, huggingFacePaper } from '../../../src/core/sources/hugging-face-paper.ts';
import { DAY, failureOf, fixture, linksOf, read } from './fixture.ts';

const question = hubPaperQuestion(DAY, '2703.00101' as PaperId);

describe('hugging-face-paper', () => {
  it('names the links of a paper, the best liked repositories first', () => {
    const links = linksOf(read(huggingFacePaper, question, fixture('hf/paper.json')));
    expect(links.map(({ kind, url }) => `${kind} ${url}`)).toEqual([
      'code https://github.com/piers/lanterns',
      'project https://lamps.github.io/',
      'model https://huggingface.co/piers/big',
      'model https://huggingface.co/piers/small',
      'model https://huggingface.co/other/copy',
      'dataset https://huggingface.co/datasets/piers/lamps',
      'demo https://huggingface.co/spaces/piers/demo',
    ]);
  });

  it('takes no other paper for the one asked for', () => {
    const body = fixture('hf/paper.json').replace('2703.00101', '2703.00102');
    expect(failureOf(huggingFacePaper, question, body)).toBe('unreadable');
  });
});
