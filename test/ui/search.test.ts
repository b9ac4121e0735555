// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { PaperId } from '../../src/core/paper.ts';
import { termsOf } from '../../src/core/search.ts';
import { card, forgetAll, prepare, store, TODAY } from './popup-page.tsx';

const YESTERDAY = '2026-06-29' as Day;
const A = '2606.00001';
const B = '2605.00002';

beforeEach(async () => {
  prepare();
  const row = (id: string) => ({
    ...{ id: id as PaperId, title: 'Parrots', authors: 'Ada', categories: [], kinds: [], topics: [], score: 1 },
  });
  const paper = (id: string) => ({ ...card(id), abstract: 'Of owls.', day: TODAY, links: [], from: 'arxiv-feed' });
  await store(
    [
      { day: TODAY, rows: [row(A)] },
      { day: YESTERDAY, rows: [row(B)] },
    ],
    [paper(A), paper(B)],
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  (await import('../../popup/search.ts')).closeLibrary();
  await forgetAll();
});

/** Opens the library and looks each time that it has grown, until it has no more days to come. */
async function look<Seen>(look: () => Seen): Promise<Seen[]> {
  const { openLibrary } = await import('../../popup/search.ts');
  const seen: Seen[] = [];
  openLibrary(() => seen.push(look()));
  await vi.waitFor(() => expect(seen).toHaveLength(2), { timeout: 20_000, interval: 15 });
  return seen;
}

it('finds the very same while more days come in, and looks again for other words or with another filter', async () => {
  const { searchTitles } = await import('../../popup/search.ts');
  const terms = termsOf('parrots');
  const [one = [], two = []] = await look(() => searchTitles(terms));
  expect([one, two].map((hits) => hits.map(({ id }) => id))).toEqual([[A], [A, B]]);
  // A row whose hit is the same is not drawn again.
  expect(two[0]).toBe(one[0]);
  expect(searchTitles(terms)[1]).toBe(two[1]);
  expect(searchTitles(termsOf('owls'))).toEqual([]);
  expect(searchTitles(terms, (id) => id === B).map(({ id }) => id)).toEqual([B]);
  expect(searchTitles(terms).map(({ id }) => id)).toEqual([A, B]);
});

it('asks once what abstracts there are, and not again at each query', async () => {
  const { openLibrary, searchAbstracts } = await import('../../popup/search.ts');
  const keys = vi.spyOn(IDBObjectStore.prototype, 'getAllKeys');
  openLibrary(() => undefined);
  for (const query of ['owls', 'of owls', 'parrots']) {
    const found: string[] = [];
    for await (const hits of searchAbstracts(termsOf(query), new AbortController().signal))
      found.push(...hits.map(({ id }) => id));
    expect(found, query).toEqual(query === 'parrots' ? [] : [A, B]);
  }
  expect(keys.mock.contexts.filter((asked) => (asked as IDBObjectStore).name === 'papers')).toHaveLength(1);
});
