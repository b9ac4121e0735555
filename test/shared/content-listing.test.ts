// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { readEntries } from '../../src/content/listing-reader.ts';
import { makeMediaRow } from '../../src/content/media-row.ts';
import { mediaOf } from '../../src/core/media/index.ts';
import { fakeExtension } from '../content/fake-extension.ts';
import { linksIn, showPage } from '../content/show-page.ts';
import { papersOfApi, recorded, recordedPages } from './recorded-pages.ts';

const pages = recordedPages('list');
const papers = papersOfApi();

beforeEach(() => {
  fakeExtension();
});

test('there are pages', () => {
  expect(pages.length).toBeGreaterThan(25);
});

/** arXiv makes links of hosts without scheme; where it is right, the page knows more than the text. */
function isBareHost(url: string, text: string): boolean {
  const { host, pathname } = new URL(url);
  return pathname === '/' && text.includes(host) && !text.includes(`//${host}`);
}

test.each(pages)(
  '%s: exactly the entries with media hold a row, with the links of the text that the API tells',
  (path) => {
    const html = recorded(path);
    showPage(html);
    const entries = readEntries(document);
    expect(entries).toHaveLength(html.split('<dt>').length - 1);
    const hasAbstracts = document.querySelector('.meta > p.mathjax') !== null;
    for (const entry of entries) {
      makeMediaRow(entry).place();
      const row = entry.element.querySelector('[data-arxiv-daily-show]');
      const drawn = row ? linksIn(row).map(({ url }) => url) : [];
      expect([entry.id, drawn.length > 0]).toEqual([entry.id, row !== null]);
      const { abstract = '', comments = '', ...paper } = papers.get(entry.id) ?? {};
      if (!('id' in paper)) continue;
      const text = hasAbstracts ? abstract : '';
      const told = mediaOf({ id: entry.id, abstract: text, comments }, []).map(({ url }) => url);
      const known = drawn.filter((url) => told.includes(url) || !isBareHost(url, `${text} ${comments}`));
      expect([entry.id, known]).toEqual([entry.id, told]);
    }
  },
);
