import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Mutants } from './mutants.ts';

/** The changed sources, made once: whoever plays a mutant reads them here. */
export const STORED = resolve(import.meta.dirname, '../../reports/mutants.json');

/** All mutants as `makeMutants` stored them. */
export function readMutants(): Mutants {
  return JSON.parse(readFileSync(STORED, 'utf8'));
}

/** A bundler's plugin: the changed sources. */
export function mutantSources(): Plugin {
  const { sources } = readMutants();
  return { name: 'mutant-sources', enforce: 'pre', load: (id) => sources[id.split('?')[0] ?? ''] };
}
