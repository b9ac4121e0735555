import { describe, expect, test } from 'vitest';
import type { Link } from '../../../src/core/link.ts';
import { mediaOf, readLink } from '../../../src/core/media/index.ts';
import { ruleLinks } from '../../../src/core/media/rule-links.ts';
import type { PaperId } from '../../../src/core/paper.ts';

const id = '2404.03648' as PaperId;
const told = (url: string): Link => {
  const link = readLink(url, 'hugging-face');
  if (!link) throw new Error(`no link: ${url}`);
  return link;
};

describe('mediaOf', () => {
  test('lets the paper speak first, and names each thing once', () => {
    const paper = {
      id,
      abstract: 'Demo video: https://youtu.be/aB1. Code: https://github.com/Ada/Engine.git.',
      comments: 'Code at http://www.github.com/ada/engine/ and data at https://huggingface.co/datasets/ada/notes',
    };
    const others = [
      told('https://github.com/ada/engine'),
      told('https://hf.co/datasets/Ada/notes'),
      told('https://ada.org/'),
    ];
    expect(mediaOf(paper, others)).toEqual([
      { url: 'https://github.com/Ada/Engine', kind: 'code', from: 'abstract' },
      { url: 'https://ada.org/', kind: 'project', from: 'hugging-face' },
      { url: 'https://youtu.be/aB1', kind: 'video', from: 'abstract' },
      { url: 'https://huggingface.co/datasets/ada/notes', kind: 'dataset', from: 'comments' },
    ]);
  });

  test('leaves out links to the paper itself, and keeps those to others', () => {
    const own = [
      'https://arxiv.org/abs/2404.03648v2',
      'https://export.arxiv.org/pdf/2404.03648',
      'https://huggingface.co/papers/2404.03648',
      'https://www.alphaxiv.org/abs/2404.03648',
      'https://doi.org/10.48550/arXiv.2404.03648',
    ];
    expect(mediaOf({ id, abstract: own.join(' , ') }, own.map(told))).toEqual([]);
    const other = mediaOf({ id, abstract: 'A sequel of https://arxiv.org/abs/2401.00001' }, []);
    expect(other).toEqual([{ url: 'https://arxiv.org/abs/2401.00001', kind: 'paper', from: 'abstract' }]);
    expect(mediaOf({ id, abstract: 'https://github.com/ada/2404.03648' }, [])).toHaveLength(1);
  });
});

describe('readLink', () => {
  test.each([
    ['https://github.com/', undefined],
    ['not a url', undefined],
    ['http://localhost/a', undefined],
    ['github.com/ada/engine', 'code'],
    ['https://cdn-uploads.huggingface.co/production/uploads/1/2.mp4', 'video'],
  ])('%s is %s', (url, kind) => {
    expect(readLink(url, 'hugging-face')?.kind).toBe(kind);
  });
});

describe('ruleLinks', () => {
  test('are four, all from the rule, and the last is a search for the title', () => {
    const links = ruleLinks({ id, title: 'A $\\mathcal{B}$ "C" & D' });
    expect(links.map(({ from }) => from)).toEqual(['rule', 'rule', 'rule', 'rule']);
    expect(links.slice(0, 3).every(({ url }) => url.endsWith(id))).toBe(true);
    expect(new URL(links[3]?.url ?? '').searchParams.get('search_query')).toBe('A mathcal B C & D');
  });

  test('can be made of any title', () => {
    const [, , , search] = ruleLinks({ id, title: `\ud800${'𝔸'.repeat(400)}` });
    expect(new URL(search?.url ?? '').searchParams.get('search_query')).toBe('𝔸'.repeat(150));
  });
});
