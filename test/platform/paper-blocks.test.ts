import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { PaperId } from '../../src/core/paper.ts';
import { blockOf, intoBlocks } from '../../src/platform/paper-blocks.ts';
import type { StoredPaper } from '../../src/platform/schema.ts';

const ids = fc.oneof(
  fc.nat(999).map((number) => `2606.${String(number).padStart(5, '0')}`),
  fc.nat(299).map((number) => `hep-th/9901${String(number).padStart(3, '0')}`),
);
const days = fc.nat(8).map((number) => `2026-06-1${number}` as Day);
const papers = fc
  .uniqueArray(fc.tuple(ids, days), { selector: ([id]) => id, maxLength: 40 })
  .map((all) => all.map(([id, day]) => ({ id: id as PaperId, day }) as StoredPaper));

it('each paper stands once, in its own block, which is as old as the newest of them', () => {
  fc.assert(
    fc.property(papers, (all) => {
      const blocks = intoBlocks(all);
      expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
      expect(new Set(blocks.flatMap((block) => block.papers))).toEqual(new Set(all));
      expect(blocks.flatMap((block) => block.papers)).toHaveLength(all.length);
      for (const { id, day, papers: own } of blocks) {
        expect(own.map((paper) => blockOf(paper.id))).toEqual(own.map(() => id));
        expect(day).toBe(
          own
            .map((paper) => paper.day)
            .sort()
            .at(-1),
        );
      }
    }),
  );
});
