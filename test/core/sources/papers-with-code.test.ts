import { describe, expect, it } from 'vitest';
import type { PaperId } from '../../../src/core/paper.ts';
import { papersWithCode, papersWithCodeQuestion } from '../../../src/core/sources/papers-with-code.ts';
import { DAY, failureOf, fixture, linksOf, read } from './fixture.ts';

const question = papersWithCodeQuestion(DAY, '2703.00101' as PaperId);

describe('papers-with-code', () => {
  it('names official repositories first and no address that is none', () => {
    const links = linksOf(read(papersWithCode, question, fixture('hf/papers-with-code.json')));
    expect(links.map(({ kind, url }) => `${kind} ${url}`)).toEqual([
      'code https://github.com/piers/lanterns',
      'code https://github.com/fan/lanterns-copy',
      'project https://lamps.github.io/',
      'model https://huggingface.co/piers/big',
      'dataset https://huggingface.co/datasets/piers/lamps',
    ]);
  });

  it.each(['[]', '"x"', '{', '{"error":"slow down"}', '{"id":"2703.00101"}'])('calls %j unreadable', (body) => {
    expect(failureOf(papersWithCode, question, body)).toBe('unreadable');
  });
});
