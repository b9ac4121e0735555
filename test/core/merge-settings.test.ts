import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoptSettings, changeSettings, mergeSettings } from '../../src/core/merge-settings.ts';
import { changedSettings, DEFAULTS, readSettings, type Settings, type Topic } from '../../src/core/settings.ts';

const fresh = (): Settings => readSettings(undefined);
const topic = (name: string, ...keywords: string[]): Topic => ({
  name,
  categories: ['cs.AI'],
  keywords,
  excludedKeywords: [],
  authors: [],
});
const names = (settings: Settings): string[] => settings.topics.map(({ name }) => name);

describe('mergeSettings', () => {
  it('keeps of every field the later change', () => {
    const a = changeSettings(fresh(), { theme: 'dark', highlights: 5 }, 1000);
    const b = changeSettings(fresh(), { theme: 'light' }, 2000);
    expect(mergeSettings(a, b)).toMatchObject({ theme: 'light', highlights: 5 });
    expect(mergeSettings(b, a)).toEqual(mergeSettings(a, b));
  });

  it('keeps topics added on both devices, and takes a default away for good', () => {
    const a = changeSettings(fresh(), { topics: [topic('A')] }, 1000);
    const b = changeSettings(fresh(), { topics: [...DEFAULTS.topics, topic('B')] }, 2000);
    expect(names(mergeSettings(a, b)).sort()).toEqual(['A', 'B']);
    expect(mergeSettings(a, b)).toEqual(mergeSettings(b, a));
    expect(names(mergeSettings(fresh(), a))).toEqual(['A']);
  });

  it('a topic changed after its removal elsewhere lives, one removed after its change is gone', () => {
    const both = changeSettings(fresh(), { topics: [topic('A'), topic('B')] }, 1000);
    const removed = changeSettings(both, { topics: [topic('B')] }, 2000);
    const edited = changeSettings(both, { topics: [topic('A', 'graphs'), topic('B')] }, 3000);
    expect(names(mergeSettings(removed, edited)).sort()).toEqual(['A', 'B']);
    const removedLater = changeSettings(both, { topics: [topic('B')] }, 4000);
    expect(names(mergeSettings(removedLater, edited))).toEqual(['B']);
  });

  it('a clock that was set back cannot hide a change', () => {
    const late = changeSettings(fresh(), { theme: 'dark' }, 9000);
    const back = changeSettings(late, { theme: 'light' }, 10);
    expect(mergeSettings(late, back).theme).toBe('light');
  });

  it('removals are remembered for months, not for ever', () => {
    const day = 86_400_000;
    const added = changeSettings(fresh(), { topics: [topic('A')] }, day);
    const removed = changeSettings(added, { topics: [] }, 2 * day);
    expect(removed.stamps['topic:A']).toBe(2 * day);
    expect(changeSettings(removed, { theme: 'dark' }, 60 * day).stamps['topic:A']).toBe(2 * day);
    expect(changeSettings(removed, { theme: 'dark' }, 400 * day).stamps['topic:A']).toBeUndefined();
  });
});

const word = fc.string({ maxLength: 12 });
const words = fc.array(word, { maxLength: 4 });
const change = fc.record(
  {
    topics: fc.array(
      fc.record({ name: word, categories: words, keywords: words, excludedKeywords: words, authors: words }),
      { maxLength: 4 },
    ),
    highlights: fc.integer({ min: -5, max: 200 }),
    neverWords: words,
    sourcesOff: words,
    theme: fc.constantFrom('system', 'light', 'dark'),
    badge: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('adoptSettings', () => {
  it('takes nothing in from a place that holds the same', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(change, fc.integer({ min: 1, max: 1e6 })), { maxLength: 5 }), (changes) => {
        const settings = changes.reduce(
          (known, [to, at]) => changeSettings(known, to as Partial<Settings>, at),
          fresh(),
        );
        const stored = JSON.parse(JSON.stringify(changedSettings(settings)));
        expect(adoptSettings(readSettings(stored), stored, 2e6)).toEqual(readSettings(stored));
      }),
    );
  });

  it('a write without stamps counts as newest, and speaks only of what it names', () => {
    const mine = changeSettings(fresh(), { topics: [topic('Mine')], theme: 'dark' }, 5000);
    const adopted = adoptSettings(mine, { topics: [topic('Theirs')] }, 6000);
    expect(names(adopted)).toEqual(['Theirs']);
    expect(adopted.theme).toBe('dark');
    expect(adopted.stamps.topics).toBe(6000);
  });

  it('taking the same write in again changes nothing', () => {
    const mine = changeSettings(fresh(), { topics: [topic('Mine')] }, 5000);
    const stored = { topics: [topic('Theirs')] };
    const once = adoptSettings(mine, stored, 6000);
    expect(adoptSettings(once, stored, 7000)).toEqual(once);
  });

  it('a hand that changes a value and leaves the stamps as found counts as newest too', () => {
    const mine = changeSettings(fresh(), { topics: [topic('A'), topic('B')], highlights: 7 }, 5000);
    const edited = { ...structuredClone(mine), topics: [topic('A', 'graphs'), topic('C')], highlights: 9 };
    const adopted = adoptSettings(mine, edited, 6000);
    expect(adopted.topics).toEqual([topic('A', 'graphs'), topic('C')]);
    expect(adopted.highlights).toBe(9);
  });

  it('an older write of another device does not undo a later change here', () => {
    const shared = changeSettings(fresh(), { topics: [topic('A')] }, 1000);
    const mine = changeSettings(shared, { theme: 'dark' }, 3000);
    const theirs = changeSettings(shared, { theme: 'light', highlights: 3 }, 2000);
    expect(adoptSettings(mine, theirs, 4000)).toMatchObject({ theme: 'dark', highlights: 3 });
  });

  it('nothing stored, or nonsense, leaves everything as it is', () => {
    const mine = changeSettings(fresh(), { theme: 'dark' }, 3000);
    for (const stored of [undefined, null, 'x', {}, { theme: 'pink' }])
      expect(adoptSettings(mine, stored, 9)).toEqual(mine);
  });
});
