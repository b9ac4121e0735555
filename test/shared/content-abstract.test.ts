// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { mediaOf } from '../../src/core/media/index.ts';
import { fakeExtension } from '../content/fake-extension.ts';
import { blocks, injectAbstractPage, linksIn, showPage } from '../content/show-page.ts';
import { papersOfApi, recorded, recordedPages } from './recorded-pages.ts';

const pages = recordedPages('abs');
const errors = pages.filter((path) => path.includes('not-found'));
const papers = papersOfApi();

function idOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace('.html', '').replace('_', '/');
}

test('there are pages, and some of them are errors', () => {
  expect(pages.length).toBeGreaterThan(80);
  expect(errors.length).toBeGreaterThan(1);
});

describe.each(pages.filter((path) => !errors.includes(path)))('%s', (path) => {
  test('has one block, for its own paper, where arXiv has its links, and nothing is missing', async () => {
    const { sent } = fakeExtension();
    showPage(recorded(path));
    const former = document.querySelectorAll('*').length;
    await injectAbstractPage();
    await injectAbstractPage();
    const [block, ...more] = blocks();
    expect(more).toEqual([]);
    expect(document.querySelector('.extra-services .full-text')?.nextElementSibling).toBe(block);
    expect(sent).toEqual([1, 2].map(() => ({ verb: 'mediaOf', argument: idOf(path) })));
    expect(document.querySelectorAll('*').length).toBe(former + 1 + (block?.querySelectorAll('*').length ?? 0));
  });
});

test('the links are those of the text that the API tells of the same papers', async () => {
  const seen: string[] = [];
  for (const path of pages) {
    const paper = papers.get(idOf(path));
    if (!paper) continue;
    fakeExtension();
    showPage(recorded(path));
    await injectAbstractPage();
    const own = linksIn(blocks()[0] as HTMLElement).filter(({ from }) => from === 'page');
    expect([path, own.map(({ url }) => url)]).toEqual([path, mediaOf(paper, []).map(({ url }) => url)]);
    seen.push(...own.map(({ url }) => url));
  }
  expect(seen.length).toBeGreaterThan(30);
});

test.each(errors)('%s stays as it is', async (path) => {
  const { sent } = fakeExtension();
  showPage(recorded(path));
  const before = document.documentElement.outerHTML;
  await injectAbstractPage();
  expect(document.documentElement.outerHTML).toBe(before);
  expect(sent).toEqual([]);
});
