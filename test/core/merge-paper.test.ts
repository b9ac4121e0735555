import { describe, expect, it } from 'vitest';
import { mergePaper, type TellingPaper } from '../../src/core/merge-paper.ts';
import type { Paper, PaperId } from '../../src/core/paper.ts';

const paper = (more: Partial<Paper> = {}): Paper => ({
  ...{
    id: '2606.00001' as PaperId,
    title: 'T',
    abstract: 'A',
    authors: ['Ada'],
    authorCount: 1,
    categories: ['cs.AI'],
  },
  ...more,
});
const from = (source: string, more: Partial<Paper> = {}): TellingPaper => mergePaper(undefined, paper(more), source);

describe('what two sources know of a paper', () => {
  it('is the better informed one’s word, whichever came first', () => {
    const api = paper({ title: 'Of the API', authors: ['Ada Lovelace'], comments: '' });
    const feed = paper({ title: 'Of the feed', authors: ['Lovelace, A.'] });
    const one = mergePaper(mergePaper(undefined, api, 'arxiv-api'), feed, 'arxiv-feed');
    const other = mergePaper(mergePaper(undefined, feed, 'arxiv-feed'), api, 'arxiv-api');
    expect(one).toEqual(other);
    expect(one).toMatchObject({ title: 'Of the API', authors: ['Ada Lovelace'], comments: '', from: 'arxiv-api' });
  });

  it('never forgets what only one of them knows', () => {
    const known = from('arxiv-listing', { comments: '8 pages', version: 2, published: '2026-06-24' as never });
    const told = paper({ categories: [], authors: [], authorCount: 0, abstract: '', title: '' });
    expect(mergePaper(known, told, 'hugging-face')).toEqual(known);
    expect(mergePaper(from('hugging-face', { ...told, abstract: 'H' }), paper(), 'arxiv-feed')).toEqual(
      from('arxiv-feed'),
    );
    expect(mergePaper(known, paper({ version: 3 }), 'arxiv-api')).toMatchObject({
      comments: '8 pages',
      published: '2026-06-24',
    });
  });

  it('is the later one’s of the same source, and of the newer version', () => {
    expect(mergePaper(from('arxiv-feed'), paper({ title: 'Again' }), 'arxiv-feed').title).toBe('Again');
    const revised = mergePaper(from('arxiv-api', { version: 2 }), paper({ title: 'Old', version: 1 }), 'arxiv-api');
    expect(revised).toMatchObject({ title: 'T', version: 2 });
  });

  it('trusts a source that it does not know least', () => {
    expect(mergePaper(from('papers-with-code'), paper({ title: 'Gone' }), 'a-source-that-is-gone').title).toBe('T');
  });
});
