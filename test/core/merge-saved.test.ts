import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mergeSaved,
  packSaved,
  readSaved,
  SAVED_KEYS,
  type SavedStamp,
  savedStamp,
} from '../../src/core/merge-saved.ts';
import type { PaperId } from '../../src/core/paper.ts';

const NOW = Date.parse('2026-03-20T16:00:00Z');
const DAY = 86_400_000;
const idOf = (at: number) =>
  `${2301 + Math.floor(at / 90_000)}.${String((at % 90_000) + 1).padStart(5, '0')}` as PaperId;
const stamp: fc.Arbitrary<SavedStamp> = fc.record({
  id: fc.oneof(fc.integer({ min: 0, max: 30 }).map(idOf), fc.constantFrom('hep-th/9901001' as PaperId)),
  saved: fc.boolean(),
  at: fc.integer({ min: NOW - 90 * DAY, max: NOW }),
});
const byId = (stamps: readonly SavedStamp[]) => [...stamps].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('saved ids between devices', () => {
  it('packed and read again they are the same', () => {
    fc.assert(
      fc.property(fc.array(stamp), (stamps) => {
        const merged = mergeSaved(stamps);
        const { items, left } = packSaved(merged, NOW);
        expect(byId(readSaved(items))).toEqual(byId(merged));
        expect(left).toBe(0);
      }),
    );
  });

  it('come to the same in whichever order they meet, once or twice', () => {
    fc.assert(
      fc.property(fc.array(stamp), fc.array(stamp), fc.array(stamp), (a, b, c) => {
        const one = byId(mergeSaved(a, b, c));
        expect(byId(mergeSaved(c, b, mergeSaved(b, a)))).toEqual(one);
        expect(byId(mergeSaved(mergeSaved(a, c), b, one))).toEqual(one);
      }),
    );
  });

  it('thousands stay within the quota beside the settings, newest first when there are too many', () => {
    const count = 9000;
    const many = Array.from({ length: count }, (_, at) => ({ id: idOf(at * 7), saved: true, at: NOW - at * 1000 }));
    const { items, left } = packSaved(many, NOW);
    const sizes = Object.entries(items).map(([key, value]) => key.length + JSON.stringify(value).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8192);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(102_400 - 8192);
    const kept = readSaved(items);
    expect(kept.length + left).toBe(count);
    expect(kept.length).toBeGreaterThan(3500);
    // The newest are all among them.
    const ids = new Set(kept.map(({ id }) => id));
    expect(many.slice(0, 2500).filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  it('forgets after months that something was taken back', () => {
    const old = { id: idOf(1), saved: false, at: NOW - 200 * DAY };
    expect(packSaved([old], NOW).items).toEqual({});
    expect(Object.keys(packSaved([{ ...old, saved: true }], NOW).items)).toHaveLength(1);
  });

  it('passes over whatever is no stamp', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...SAVED_KEYS), fc.anything()), (items) => {
        for (const { id, at } of readSaved(items)) {
          expect(id.length).toBeGreaterThan(8);
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
    const good = `2404.03648+${NOW.toString(36)}`;
    expect(readSaved({ [SAVED_KEYS[0] as string]: `x ${good} 2404.03648+ +abc 9999.99999 ${good}` })).toHaveLength(1);
  });

  it('speaks of a mark as the mark does', () => {
    expect(savedStamp({ id: idOf(1) })).toBeUndefined();
    expect(savedStamp({ id: idOf(1), savedAt: 5, unsavedAt: 3 })).toMatchObject({ saved: true, at: 5 });
    expect(savedStamp({ id: idOf(1), savedAt: 5, unsavedAt: 5 })).toMatchObject({ saved: false, at: 5 });
  });
});
