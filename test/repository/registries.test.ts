import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, ROOT, withoutComments } from './project-files.ts';

/** Folders where a thing is one file and one line in the index; `type` is how such a thing is declared. */
const REGISTRIES = [
  { folder: 'src/core/sources', type: 'Source', list: 'SOURCES', atLeast: 5 },
  { folder: 'src/core/media/kinds', type: 'readonly KindRule[]', list: 'KINDS', atLeast: 5 },
  { folder: 'src/core/ranking', type: 'Signal', list: 'SIGNALS', atLeast: 4 },
  { folder: 'popup/actions', type: 'CardAction', list: 'cardActions', atLeast: 5 },
] as const;

function entriesOf(folder: string, type: string): { name: string; path: string }[] {
  const declared = `export const (\\w+): ${type.replace(/[[\]]/g, '\\$&')} =`;
  return filesOf(folder)
    .filter(({ path }) => path.split('/').length === folder.split('/').length + 1 && !path.endsWith('/index.ts'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(new RegExp(declared, 'g'))].map((match) => ({ name: match[1] ?? '', path })),
    );
}

describe.each(REGISTRIES)('$folder', ({ folder, type, list, atLeast }) => {
  const entries = entriesOf(folder, type);
  const index = withoutComments(filesOf(folder).find(({ path }) => path === `${folder}/index.ts`)?.text ?? '');

  it('lists every file in its index', () => {
    const listed = new RegExp(`const ${list}[^=]*= \\[([^;]*)\\];`).exec(index)?.[1] ?? '';
    const names: readonly string[] = listed.match(/\w+/g) ?? [];
    expect(entries.length).toBeGreaterThanOrEqual(atLeast);
    expect(entries.filter(({ name }) => !names.includes(name)).map(({ path }) => path)).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names each file after what it holds', () => {
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(
      entries
        .filter(({ name, path }) => !path.endsWith(`/${kebab(name)}.ts`))
        .map(({ path, name }) => `${path}: ${name}`),
    ).toEqual([]);
  });
});

describe('sources', () => {
  it('have a test of their own each', () => {
    const untested = entriesOf('src/core/sources', 'Source').filter(({ path }) => {
      const test = path.replace('src/', 'test/').replace('.ts', '.test.ts');
      return !existsSync(join(ROOT, test));
    });
    expect(untested.map(({ path }) => path)).toEqual([]);
  });
});
