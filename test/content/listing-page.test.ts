// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readEntries } from '../../src/content/listing-reader.ts';
import { makeMediaRow } from '../../src/content/media-row.ts';
import { catchupPage, listingPage } from '../world/arxiv-pages.ts';
import { fakeExtension, NOTHING_KNOWN, words } from './fake-extension.ts';
import { blocks, linksIn, paperOf, settled, showPage } from './show-page.ts';

const papers = [
  paperOf({ id: '2606.00001', abstract: 'Code: https://github.com/example/one.', comments: '5 pages' }),
  paperOf({ id: '2606.00002', comments: 'Video at https://youtu.be/two and https://github.com/example/two' }),
  paperOf({ id: '2606.00003' }),
  paperOf({ id: 'hep-th/9901001', announce: 'replace', comments: 'Data: https://zenodo.org/records/3' }),
];

const SEARCH = `<html><body><ol><li class="arxiv-result">
  <p class="list-title is-inline-block"><a href="https://arxiv.org/abs/2606.00005v2">arXiv:2606.00005v2</a></p>
  <p class="title is-5 mathjax">On <span class="search-hit mathjax">fives</span></p>
  <p class="abstract mathjax"><span>Abstract</span>:
    <span class="abstract-short">Fives … <a>More</a></span>
    <span class="abstract-full">Fives. Code: https://github.com/<span class="search-hit mathjax">five</span>/five <a>Less</a></span></p>
  <p class="comments is-size-7"><span>Comments:</span> <span class="has-text-grey-dark mathjax">Demo: https://five.hf.space/</span></p>
  <p class="comments is-size-7"><span>Journal ref:</span> J. Fives, https://example.org/journal</p>
</li></ol></body></html>`;

function drawAll() {
  const drawn = readEntries(document).map((entry) => ({ entry, row: makeMediaRow(entry) }));
  for (const { row } of drawn) row.place();
  return drawn;
}

beforeEach(() => {
  document.documentElement.replaceChildren();
  fakeExtension();
});

describe.each([
  ['/list/CAT/new', listingPage('cs.CV', '2026-06-26', papers)],
  ['/catchup', catchupPage('cs.CV', '2026-06-26', papers, true)],
])('%s', (_name, html) => {
  test('every entry is read, whatever its section and the style of its id', () => {
    showPage(html);
    expect(readEntries(document).map(({ id }) => id)).toEqual(papers.map(({ id }) => id));
  });

  test('an entry with media holds a row of its own, and no other does', () => {
    showPage(html);
    drawAll();
    const rows = readEntries(document).map(({ id, element }) => [
      id,
      [...element.querySelectorAll('[data-arxiv-daily-show]')].flatMap((row) => linksIn(row)),
    ]);
    expect(rows).toEqual([
      ['2606.00001', [{ url: 'https://github.com/example/one', kind: 'code', from: 'page' }]],
      [
        '2606.00002',
        [
          { url: 'https://github.com/example/two', kind: 'code', from: 'page' },
          { url: 'https://youtu.be/two', kind: 'video', from: 'page' },
        ],
      ],
      ['2606.00003', []],
      ['hep-th/9901001', [{ url: 'https://zenodo.org/records/3', kind: 'dataset', from: 'page' }]],
    ]);
    expect(blocks()).toHaveLength(3);
  });

  test('a row says whose it is, and what it is', () => {
    showPage(html);
    drawAll();
    for (const row of blocks()) {
      expect(row.textContent).toContain(words('shortName'));
      expect(row.getAttribute('aria-label')).toBe('Media');
      for (const a of row.querySelectorAll('a')) expect(a.rel).toBe('noopener noreferrer');
    }
  });
});

test('/search is read too: whole abstracts, marked words, comments and nothing but them', () => {
  showPage(SEARCH);
  drawAll();
  expect(readEntries(document).map(({ id }) => id)).toEqual(['2606.00005']);
  expect(blocks().flatMap((row) => linksIn(row))).toEqual([
    { url: 'https://github.com/five/five', kind: 'code', from: 'page' },
    { url: 'https://five.hf.space/', kind: 'demo', from: 'page' },
  ]);
});

describe('the script of listings', () => {
  /** Calls of the page's watcher of what is near, and of what waits for time to spare. */
  let near: (entries: { target: Element; isIntersecting: boolean }[]) => void;
  let slices: IdleRequestCallback[];

  async function inject(html: string): Promise<void> {
    slices = [];
    vi.stubGlobal('requestIdleCallback', (slice: IdleRequestCallback) => slices.push(slice));
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(told: typeof near) {
          near = told;
        }
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    );
    showPage(html);
    vi.resetModules();
    await import('../../src/content/listing-page.iife.ts');
  }
  /** A slice that is given no time does the least there is. */
  const runSlice = () => slices.shift()?.({ didTimeout: false, timeRemaining: () => 0 });
  const many = Array.from({ length: 14 }, (_, at) =>
    paperOf({ id: `2606.000${at + 10}`, comments: `Code: https://github.com/example/n${at}` }),
  );

  afterEach(() => vi.unstubAllGlobals());

  test('a row that comes near is there at once, all others together', async () => {
    await inject(listingPage('cs.CV', '2026-06-26', many));
    const elements = readEntries(document).map(({ element }) => element);
    near([{ target: elements[3] as Element, isIntersecting: true }]);
    const seen = [blocks().length];
    while (slices.length > 0) {
      runSlice();
      seen.push(blocks().length);
    }
    // No slice but the last changes the page, which would be laid out anew each time.
    expect(new Set(seen.slice(0, -1))).toEqual(new Set([1]));
    expect(seen.length).toBeGreaterThan(3);
    expect(blocks()).toHaveLength(many.length);
    for (const element of elements) expect(element.querySelectorAll('[data-arxiv-daily-show]')).toHaveLength(1);
  });

  test('what an earlier life of it has left goes, and what is known of a near entry comes into its row', async () => {
    const digest = { date: 'June 26, 2026', rank: 1, why: '' };
    fakeExtension({ mediaOf: () => ({ ok: true, value: { ...NOTHING_KNOWN, digest } }) });
    await inject(listingPage('cs.CV', '2026-06-26', many));
    while (slices.length > 0) runSlice();
    await inject(document.documentElement.outerHTML);
    near([{ target: readEntries(document)[0]?.element as Element, isIntersecting: true }]);
    await settled();
    while (slices.length > 0) runSlice();
    expect(blocks()).toHaveLength(many.length);
    expect(blocks()[0]?.textContent).toContain('No. 1 on June 26, 2026');
    expect(blocks()[1]?.textContent).not.toContain('No.');
  });
});

describe('what the database knows', () => {
  const known = {
    ...NOTHING_KNOWN,
    links: [{ url: 'https://github.com/Example/One', kind: 'code', from: 'huggingface' } as const],
    digest: {
      date: 'June 26, 2026',
      rank: 2,
      why: 'in cs.CV',
    },
  };

  test('rank and reason stand behind the links, each address once', () => {
    showPage(listingPage('cs.CV', '2026-06-26', papers));
    drawAll()[0]?.row.show(known);
    const [row] = blocks();
    expect(row?.textContent).toBe('Daily Show: Code (github.com) No. 2 on June 26, 2026: in cs.CV');
    expect(linksIn(row as HTMLElement)).toHaveLength(1);
    expect(blocks()).toHaveLength(3);
  });

  test('an entry without media of its own gets a row for it', () => {
    showPage(listingPage('cs.CV', '2026-06-26', papers));
    drawAll()[2]?.row.show(known);
    expect(linksIn(readEntries(document)[2]?.element as Element)).toEqual(known.links);
  });

  test('nothing new draws nothing', () => {
    showPage(listingPage('cs.CV', '2026-06-26', papers));
    const drawn = drawAll();
    const before = document.body.innerHTML;
    for (const { row } of drawn) row.show(NOTHING_KNOWN);
    expect(document.body.innerHTML).toBe(before);
  });

  test('links that are no plain https are left out', () => {
    showPage(listingPage('cs.CV', '2026-06-26', papers));
    const links = ['javascript:alert(1)', 'data:text/html,x', 'https://a@b.example/'].map(
      (url) => ({ url, kind: 'code', from: 'huggingface' }) as const,
    );
    drawAll()[2]?.row.show({ ...NOTHING_KNOWN, links });
    expect(blocks()).toHaveLength(3);
  });
});
