import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KINDS, kindOf } from '../../../src/core/media/kinds/index.ts';
import { namedKinds } from '../../../src/core/media/kinds/words.ts';

const FOLDER = join(import.meta.dirname, '../../../src/core/media/kinds');
const EXAMPLES: Record<string, [url: string, clause: string, kind: string][]> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/media/kinds.json'), 'utf8'),
);
const NO_FAMILY = ['index.ts', 'kind.ts', 'venue.ts', 'words.ts'];
const families = readdirSync(FOLDER).filter((file) => !NO_FAMILY.includes(file));

describe('the list of kinds', () => {
  test.each(families)('%s is in the list and has examples', async (file) => {
    const name = file.replace('.ts', '');
    const family = (await import(join(FOLDER, file)))[name];
    expect(KINDS).toContain(family);
    expect(EXAMPLES[name]?.length).toBeGreaterThan(0);
  });

  test('holds nothing but the files of the folder', () => {
    expect(KINDS.length).toBe(families.length);
    expect(Object.keys(EXAMPLES).sort()).toEqual(families.map((file) => file.replace('.ts', '')).sort());
  });

  test.each(Object.values(EXAMPLES).flat())('%s after "%s" is %s', (url, clause, kind) => {
    expect(kindOf(url, clause, [], clause)).toBe(kind);
  });

  test('addresses that share their words take the kinds in order', () => {
    const clause = 'Our code and data are at';
    expect(kindOf('https://bit.ly/1aB', clause, [], clause)).toBe('code');
    expect(kindOf('https://bit.ly/2aB', clause, ['code'], clause)).toBe('dataset');
    expect(kindOf('https://bit.ly/3aB', clause, ['code', 'dataset'], clause)).toBe('code');
  });
});

describe('namedKinds', () => {
  test.each([
    ['We propose a model of engines; code and data are available at', ['code', 'dataset']],
    ['A demo video of our benchmark is at', ['video']],
    ['Our model, trained on notes, needs no data. A dataset of videos is available at', ['dataset']],
    ['Source code, pre-trained models, and the dataset:', ['code', 'model', 'dataset']],
    ['12 pages, 3 figures', []],
    ['The code for this paper is available at', ['code']],
    ['A high-resolution version of this', ['paper']],
    ['A high-resolution dataset accompanying this paper is at', ['dataset']],
    ['We release high quality code with the full version at', ['code']],
    ['', []],
  ])('of "%s"', (clause, kinds) => {
    expect(namedKinds(clause)).toEqual(kinds);
  });
});
