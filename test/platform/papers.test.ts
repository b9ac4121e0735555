import '../background/stores.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { PaperId } from '../../src/core/paper.ts';
import { dropDatabase } from '../../src/platform/database.ts';
import { readPapers } from '../../src/platform/papers.ts';
import { storePapers } from '../background/stores.ts';

const bare = { abstract: '', authors: [], authorCount: 0, categories: [] };
const store = (ids: readonly PaperId[]) =>
  storePapers(
    ids.map((id) => ({ id, title: id, ...bare })),
    '2026-06-30' as Day,
  );

/** Ids of two months, half of them so near to one another that others lie between, and of the old style. */
const anId = fc
  .tuple(
    fc.constantFrom('2605.', '2606.', 'hep-th/9901', 'math/0309'),
    fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 400 })),
  )
  .map(([month, number]) => `${month}${String(number).padStart(month.endsWith('.') ? 5 : 3, '0')}` as PaperId);

it('reads those of the ids that are stored, no others, however they lie', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anId, { maxLength: 60, size: 'max' }),
      fc.array(anId, { maxLength: 60, size: 'max' }),
      async (kept, asked) => {
        await dropDatabase();
        await store(kept);
        const found = await readPapers(asked);
        expect([...found.keys()].sort()).toEqual(kept.filter((id) => asked.includes(id)).sort());
        for (const [id, paper] of found) expect(paper.title).toBe(id);
      },
    ),
    { numRuns: 60 },
  );
});
