import '../background/stores.ts';
import { beforeEach, expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { PaperId } from '../../src/core/paper.ts';
import { dropDatabase } from '../../src/platform/database.ts';
import { listBlocks, papersFromNewest } from '../../src/platform/library.ts';
import { storePapers } from '../background/stores.ts';

/** In the order in which they are to come. */
const IDS = [
  ...['2606.30534', '2606.30500', '2606.30499', '2606.30250', '2606.30249', '2606.00001'],
  ...['2605.00499', '1412.9999', '1412.0001', '0704.0001'],
  ...['math/0309136', 'hep-th/9901001'],
] as PaperId[];

const bare = { abstract: '', authors: [], authorCount: 0, categories: [] };
const store = (ids: readonly PaperId[]) =>
  storePapers(
    ids.map((id) => ({ id, title: id, ...bare })),
    '2026-06-30' as Day,
  );

beforeEach(dropDatabase);

it('gives every stored paper once, newest first, old ids last', async () => {
  await store([...IDS].sort());
  const found: string[] = [];
  for await (const batch of papersFromNewest(await listBlocks())) found.push(...batch.map(({ id }) => id));
  expect(found).toEqual(IDS);
});

it('leaves none out of a month that fills several batches', async () => {
  const ids = Array.from({ length: 601 }, (_, at) => `2606.${String(at * 7).padStart(5, '0')}` as PaperId);
  await store(ids);
  const batches: number[] = [];
  const found: string[] = [];
  for await (const batch of papersFromNewest(await listBlocks())) {
    batches.push(batch.length);
    found.push(...batch.map(({ id }) => id));
  }
  expect(found).toEqual(ids.reverse());
  expect(batches.every((size) => size > 0 && size <= 500)).toBe(true);
  expect(batches.length).toBeGreaterThan(2);
  // What is newest is there soonest.
  expect(batches[0]).toBeLessThanOrEqual(100);
});

it('gives nothing of an empty library, and can be left at any batch', async () => {
  for await (const batch of papersFromNewest(await listBlocks())) expect(batch).toBe('none');
  await store(IDS);
  for await (const [first] of papersFromNewest(await listBlocks())) {
    expect(first?.id).toBe('2606.30534');
    break;
  }
});
