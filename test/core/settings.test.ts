import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, SETTINGS_BYTES } from '../../src/core/fit-settings.ts';
import { DEFAULTS, FIELDS, readSettings, type Settings } from '../../src/core/settings.ts';

const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('<', '\ud800', ' a  b ', 'cs.AI'));
const lists = fc.array(fc.oneof(texts, fc.integer(), fc.constant(null)), { maxLength: 60 });
const stored = fc.record(
  {
    topics: fc.array(
      fc.record(
        { name: texts, categories: lists, keywords: lists, excludedKeywords: lists, authors: lists },
        { requiredKeys: [] },
      ),
      { maxLength: 25 },
    ),
    sourcesOff: lists,
    highlights: fc.oneof(fc.double(), fc.integer(), texts),
    schedule: fc.oneof(fc.constantFrom('announced', 'mornings', 'manual'), texts),
    diversity: fc.double(),
    neverWords: lists,
    neverAuthors: lists,
    pictures: fc.oneof(fc.boolean(), texts),
    quietHours: fc.oneof(fc.tuple(fc.integer(), fc.integer()), lists),
    theme: fc.oneof(fc.constantFrom('system', 'light', 'dark'), texts),
    stamps: fc.dictionary(fc.oneof(fc.constantFrom('topics', 'theme', 'topic:a', '__proto__'), texts), fc.integer()),
  },
  { requiredKeys: [] },
);

describe('readSettings', () => {
  it('gives the defaults when nothing is stored', () => {
    for (const nothing of [undefined, null, {}, [], 'x', 3]) expect(readSettings(nothing)).toEqual(DEFAULTS);
  });

  it('never changes the defaults through a result', () => {
    readSettings(undefined).topics[0]?.categories.push('hep-th');
    readSettings(undefined).quietHours[0] = 5;
    expect(readSettings(undefined)).toEqual(DEFAULTS);
  });

  it('fits the quota, has every field and reads its own result unchanged, whatever lies in storage', () => {
    fc.assert(
      fc.property(fc.oneof(stored, fc.anything()), (value) => {
        const settings = readSettings(value);
        expect(bytesOf(settings)).toBeLessThanOrEqual(SETTINGS_BYTES);
        expect(Object.keys(settings).sort()).toEqual([...FIELDS, 'stamps'].sort());
        expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
      }),
    );
  });

  it('keeps what it understands beside what it does not', () => {
    const settings = readSettings({
      topics: [{ name: ' Strings ', categories: ['hep-th', 'hep-th', ' '], keywords: ['AdS/CFT', 'ads/cft', 7] }, 'no'],
      highlights: 1e9,
      diversity: -2,
      schedule: 'hourly',
      pictures: false,
      future: true,
    });
    expect(settings.topics).toEqual([
      { name: 'Strings', categories: ['hep-th'], keywords: ['AdS/CFT'], excludedKeywords: [], authors: [] },
    ]);
    expect(settings).toMatchObject({ highlights: 100, diversity: 0, schedule: 'announced', pictures: false });
    expect(settings).not.toHaveProperty('future');
  });

  it('an empty list of topics stays empty', () => {
    expect(readSettings({ topics: [] }).topics).toEqual([]);
  });

  it('takes nothing from a prototype and changes none', () => {
    const settings = readSettings(
      JSON.parse('{"__proto__": {"pictures": false}, "stamps": {"__proto__": {"topics": 4}}}'),
    );
    expect(settings.pictures).toBe(true);
    expect(settings.stamps).toEqual({});
    expect(({} as Record<string, unknown>).topics).toBeUndefined();
  });

  it('cuts the longest lists first when there is too much', () => {
    const many = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, at) => `${prefix} ${at} ${'x'.repeat(60)}`);
    const given: Partial<Settings> = {
      topics: [
        { name: 'Kept', categories: ['cs.AI'], keywords: many('k', 100), excludedKeywords: [], authors: ['Ada'] },
      ],
      neverWords: many('n', 20),
    };
    const settings = readSettings(given);
    expect(settings.topics[0]).toMatchObject({ name: 'Kept', categories: ['cs.AI'], authors: ['Ada'] });
    expect(settings.neverWords.length).toBeGreaterThan(10);
    expect(settings.topics[0]?.keywords.length).toBeGreaterThan(20);
  });
});
