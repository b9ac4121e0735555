import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCategory } from '../../src/core/category.ts';
import { categoryOf, findCategories, readTyped } from '../../src/core/find-category.ts';
import { CATEGORIES, CLOSED_ARCHIVES } from '../../src/core/taxonomy.ts';

const idOf = (text: string): string | undefined => {
  const typed = readTyped(text);
  return typed.type === 'category' ? typed.category.id : undefined;
};

describe('taxonomy', () => {
  it('every category, however it is written, is itself, and is one that the sources ask for', () => {
    for (const { id, name } of CATEGORIES) {
      for (const text of [id, id.toLowerCase(), id.toUpperCase(), ` ${id} `]) expect(idOf(text)).toBe(id);
      expect(readCategory(id)).toBe(id);
      const named = CATEGORIES.filter((one) => one.name === name).map((one) => one.id);
      expect(named).toContain(idOf(name));
    }
    for (const now of Object.values(CLOSED_ARCHIVES)) expect(categoryOf(now)?.id).toBe(now);
  });

  it('other names lead to today’s', () => {
    expect(readTyped('cs.sy')).toMatchObject({ category: { id: 'eess.SY' }, was: 'cs.sy' });
    expect(readTyped('math.MP')).toMatchObject({ category: { id: 'math-ph' }, was: 'math.MP' });
    expect(readTyped('cmp-lg')).toMatchObject({ category: { id: 'cs.CL' }, was: 'cmp-lg' });
    expect(readTyped('hep-th')).not.toHaveProperty('was');
    expect(readTyped('Machine learning')).not.toHaveProperty('was');
  });

  it('an archive is said to be one', () => {
    const typed = readTyped('CS');
    expect(typed).toMatchObject({ type: 'archive', id: 'cs', name: 'Computer Science' });
    expect(typed.type === 'archive' && typed.categories.length).toBeGreaterThan(30);
  });

  it('a slip of the finger finds what was meant', () => {
    const nearest = (text: string) => {
      const typed = readTyped(text);
      return typed.type === 'unknown' ? typed.nearest.map(({ id }) => id) : [];
    };
    expect(nearest('cs.IA')).toContain('cs.AI');
    expect(nearest('csAI')).toContain('cs.AI');
    expect(nearest('hep-ht')).toContain('hep-th');
    expect(nearest('quantph')).toContain('quant-ph');
    expect(nearest('zebra crossings of Mars')).toEqual([]);
  });

  it('search goes by id, name and subject', () => {
    expect(findCategories('hep', 9).map(({ id }) => id)).toEqual(['hep-ex', 'hep-lat', 'hep-ph', 'hep-th']);
    expect(findCategories('vision', 3)[0]?.id).toBe('cs.CV');
    expect(findCategories('lg', 3)[0]?.id).toBe('cs.LG');
    expect(findCategories('learning', 9).map(({ id }) => id)).toEqual(expect.arrayContaining(['cs.LG', 'stat.ML']));
  });

  it('never throws and never takes long, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => readTyped(text).type.length > 0));
  });
});
