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
  /** What waits for time to spare, and for the next frame. */
  let slices: IdleRequestCallback[];
  let frames: FrameRequestCallback[];
  let onScroll: () => void;
  /** How far the page is scrolled; each entry is 200 px high. */
  let scrolled: number;

  async function inject(html: string): Promise<void> {
    slices = [];
    frames = [];
    scrolled = 0;
    vi.stubGlobal('requestIdleCallback', (slice: IdleRequestCallback) => slices.push(slice));
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    vi.stubGlobal('addEventListener', (type: string, told: () => void) => {
      if (type === 'scroll') onScroll = told;
    });
    vi.stubGlobal('innerHeight', 1000);
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      const at = readEntries(document).findIndex(({ element }) => element === this);
      return new DOMRect(0, at * 200 - scrolled, 800, 200);
    });
    showPage(html);
    vi.resetModules();
    await import('../../src/content/listing-page.iife.ts');
  }
  function scrollTo(to: number): void {
    scrolled = to;
    // Twice before the next frame, for which once is enough.
    onScroll();
    onScroll();
    expect(frames).toHaveLength(1);
    frames.shift()?.(0);
  }
  /** A slice that is given no time does the least there is. */
  const runSlice = () => slices.shift()?.({ didTimeout: false, timeRemaining: () => 0 });
  const many = Array.from({ length: 14 }, (_, at) =>
    paperOf({ id: `2606.000${at + 10}`, comments: `Code: https://github.com/example/n${at}` }),
  );

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test('rows come on the page all together, and those are laid out that somebody is near', async () => {
    await inject(listingPage('cs.CV', '2026-06-26', many));
    const seen: number[] = [];
    while (slices.length > 0) {
      seen.push(blocks().length);
      runSlice();
    }
    // No slice but the last changes the page, which would be laid out anew each time.
    expect(new Set(seen)).toEqual(new Set([0]));
    expect(seen.length).toBeGreaterThan(2);
    for (const { element } of readEntries(document))
      expect(element.querySelectorAll('[data-arxiv-daily-show]')).toHaveLength(1);
    const hidden = () => blocks().map((row) => row.getAttribute('hidden'));
    // A fifth of the window beyond it: entries that begin at 1,200 px or before.
    expect(hidden()).toEqual(many.map((_, at) => (at <= 6 ? null : 'until-found')));
    scrollTo(1000);
    expect(hidden()).toEqual(many.map((_, at) => (at <= 11 ? null : 'until-found')));
  });

  test('of each entry near it is asked once, and of none that was only scrolled past', async () => {
    const { sent } = fakeExtension();
    await inject(listingPage('cs.CV', '2026-06-26', many));
    while (slices.length > 0) runSlice();
    scrollTo(2400);
    await settled();
    const asked = sent.map(({ argument }) => many.findIndex(({ id }) => id === argument));
    // Four were under way when the page was scrolled.
    expect(asked).toEqual([0, 1, 2, 3, 11, 12, 13]);
  });

  test('what an earlier life of it has left goes, and what is known of a near entry comes into its row', async () => {
    const digest = { date: 'June 26, 2026', rank: 1, why: '' };
    fakeExtension({
      mediaOf: (id) => ({ ok: true, value: { ...NOTHING_KNOWN, ...(id === many[0]?.id && { digest }) } }),
    });
    await inject(listingPage('cs.CV', '2026-06-26', many));
    while (slices.length > 0) runSlice();
    await inject(document.documentElement.outerHTML);
    while (slices.length > 0) runSlice();
    await settled();
    expect(blocks()).toHaveLength(many.length);
    expect(blocks()[0]?.textContent).toContain('No. 1 on June 26, 2026');
    expect(blocks()[0]?.getAttribute('hidden')).toBeNull();
    expect(blocks()[1]?.textContent).not.toContain('No.');
  });

  test('an entry of no size is not near', async () => {
    const { sent } = fakeExtension();
    await inject(listingPage('cs.CV', '2026-06-26', many.slice(0, 2)));
    vi.mocked(Element.prototype.getBoundingClientRect).mockReturnValue(new DOMRect());
    while (slices.length > 0) runSlice();
    expect(sent).toEqual([]);
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
