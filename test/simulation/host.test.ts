import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clone } from './host/clone.ts';
import { sharedIntl } from './host/intl.ts';
import { keep, kept } from './host/kept.ts';

const part = fc.oneof(
  fc.anything({ withMap: true, withSet: true, withDate: true, withTypedArray: true, withSparseArray: true }),
  fc.constant(new Map([['a', { b: [1] }]])),
);

/** What a browser makes of a value, or that it refuses it. */
function copiedByBrowsers(value: unknown): { readonly right: unknown } | undefined {
  try {
    return { right: structuredClone(value) };
  } catch {
    return undefined;
  }
}

describe('the simulation copies as browsers do', () => {
  it('what structuredClone copies, and refuses what it refuses', () => {
    fc.assert(
      fc.property(part, (value) => {
        const copied = copiedByBrowsers(value);
        if (copied) expect(clone(value)).toStrictEqual(copied.right);
        else expect(() => clone(value)).toThrow();
      }),
      { numRuns: 1000 },
    );
    for (const value of [() => 1, { a: () => 1 }, [Symbol('s')], { a: { b: Symbol('s') } }])
      expect(() => clone(value)).toThrow();
  });

  it('what it keeps for everybody as well, and nobody can change it', () => {
    const frozenTo = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozenTo));
    fc.assert(
      fc.property(part, (value) => {
        const copied = copiedByBrowsers(value);
        if (!copied) {
          expect(() => keep(value)).toThrow();
          return;
        }
        const stored = keep(value);
        expect(kept(stored)).toStrictEqual(copied.right);
        const [one, other] = [kept(stored), kept(stored)];
        expect(one !== other || frozenTo(one), 'a copy each, or frozen').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('nothing is shared with the original', () => {
    const value = { list: [{ a: 1 }], map: new Map([['k', { b: 2 }]]) };
    const copy = clone(value);
    value.list[0] = { a: 9 };
    value.map.set('k', { b: 9 });
    expect(copy).toEqual({ list: [{ a: 1 }], map: new Map([['k', { b: 2 }]]) });
  });

  it('formatters say what those of the engine say', () => {
    const options = { timeZone: 'America/New_York', hourCycle: 'h23', day: '2-digit', hour: '2-digit' } as const;
    const own = new sharedIntl.DateTimeFormat('en-CA', options);
    const right = new Intl.DateTimeFormat('en-CA', options);
    for (let hour = 0; hour < 9000; hour += 7) {
      const moment = Date.UTC(2026, 0, 1, hour);
      expect(own.formatToParts(moment)).toEqual(right.formatToParts(moment));
      expect(own.formatToParts(moment)).toEqual(right.formatToParts(moment));
    }
  });
});
