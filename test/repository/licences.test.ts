import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licencesText, packageOf } from '../../scripts/licences.ts';
import { ROOT, readProjectJson } from './project-files.ts';

interface Lock {
  readonly packages: Record<
    string,
    {
      readonly dev?: boolean;
      readonly devOptional?: boolean;
      readonly optional?: boolean;
      readonly license?: string;
    }
  >;
}
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', '0BSD'];
const shipped = Object.entries(readProjectJson<Lock>('package-lock.json').packages)
  .filter(([path, { dev, devOptional, optional }]) => path !== '' && !(dev || devOptional || optional))
  .map(([path, { license = 'none' }]) => ({ name: path.replace('node_modules/', ''), license }));

describe('licences', () => {
  it('of everything shipped are in the list, as the lockfile has them, and allow it', () => {
    const page = readFileSync(join(ROOT, 'docs/licences.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map((match) => `${match[1]} ${match[2]?.trim()}`);
    expect(rows.sort()).toEqual(shipped.map(({ name, license }) => `${name} ${license}`).sort());
    expect(shipped.filter(({ license }) => !ALLOWED.includes(license))).toEqual([]);
  });

  it('are written out, or their place is named where they are long', () => {
    const text = licencesText(
      ROOT,
      shipped.map(({ name }) => name),
    );
    const named = [...text.matchAll(/^(\S+) \d\S+, (\S+)\. Source: (?:https|git):/gm)].map(
      (match) => `${match[1]} ${match[2]}`,
    );
    expect(named.sort()).toEqual(shipped.map(({ name, license }) => `${name} ${license}`).sort());
    // Everybody's own line, but for what is only pointed to, and terms that several share once.
    expect(text.match(/^Copyright /gm)).toHaveLength(shipped.length - 1);
    expect(text.match(/Permission is hereby granted/g)).toHaveLength(1);
    expect(text.match(/Permission to use/g)).toHaveLength(1);
    expect(text).toContain('https://spdx.org/licenses/MPL-2.0.html');
  });

  it.each([
    ['/a/node_modules/preact/dist/preact.mjs', 'preact'],
    ['/a/node_modules/x/node_modules/@scope/name/index.js', '@scope/name'],
    ['\0vite/preload-helper.js', 'vite'],
    ['/a/src/core/day.ts', undefined],
  ])('%j is of %s', (id, name) => {
    expect(packageOf(id)).toBe(name);
  });
});
