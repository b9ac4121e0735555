import { describe, expect, test } from 'vitest';
import { findInCell } from '../../../src/core/media/index.ts';

const hidden = (href: string) => ({ href, text: href.startsWith('https') ? 'this https URL' : 'this http URL' });
const urlsOf = (...parts: Parameters<typeof findInCell>[0]) => findInCell(parts).map(({ url }) => url);

describe('findInCell', () => {
  test('reads hidden addresses with the words around them', () => {
    const cell = [
      '12 pages. Demo: ',
      hidden('https://engine.org/try'),
      '. Data: ',
      hidden('http://bit.ly/2aB'),
      ' (2031)',
    ];
    expect(findInCell(cell)).toEqual([
      { url: 'https://engine.org/try', kind: 'demo', from: 'comments' },
      { url: 'https://bit.ly/2aB', kind: 'dataset', from: 'comments' },
    ]);
  });

  test('makes addresses whole that were cut at an escape', () => {
    expect(urlsOf('Code: ', hidden('https://github.com/ada/some'), '\\_big\\_engine. Data soon')).toEqual([
      'https://github.com/ada/some_big_engine',
    ]);
  });

  test.each([
    'http://tasks.However',
    'http://three.js',
    'http://JD.com',
    'http://ClinicalTrials.gov',
    'http://performance.To',
    'http://math.CO/0412306',
    'http://e.g.it',
  ])('drops what was no address: %s', (href) => {
    expect(urlsOf('We run many ', hidden(href), ' and more')).toEqual([]);
  });

  test.each([
    ['http://engine.org', 'https://engine.org/'],
    ['http://www.engine.ru', 'https://www.engine.ru/'],
    ['http://www.Engine.org/a', 'https://www.engine.org/a'],
    ['http://85.20.11.14/a', 'https://85.20.11.14/a'],
    ['http://engine.org:8001/a', 'https://engine.org:8001/a'],
    ['http://github.com/ada/engine', 'https://github.com/ada/engine'],
    ['http://ada.github.io', 'https://ada.github.io/'],
  ])('keeps what may be one: %s', (href, url) => {
    expect(urlsOf('See ', hidden(href))).toEqual([url]);
  });

  test("takes no links of arXiv's own making", () => {
    const own = { href: 'https://arxiv.org/abs/2404.03648', text: 'arXiv:2404.03648' };
    expect(urlsOf('text overlap with ', own)).toEqual([]);
  });
});
