import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { STORED } from './mutant-sources.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The rooms that decide what the worker does next, ask for it, and publish what came of it. */
const MUTATED = [
  ...['plan', 'queue'].map((name) => `src/core/${name}.ts`),
  ...readdirSync(resolve(ROOT, 'src/core/planning')).map((name) => `src/core/planning/${name}`),
  ...['tick', 'ask', 'judge', 'settle', 'queue-step', 'compose-step'].map((name) => `src/background/${name}.ts`),
  ...['http', 'publish'].map((name) => `src/platform/${name}.ts`),
];

/** One small change of the source. */
export interface Mutant {
  readonly id: string;
  /** Names it as long as its line stays as it is, wherever that stands. */
  readonly key: string;
  /** Relative to the project. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly kind: string;
  readonly original: string;
  readonly replacement: string;
}

export interface Mutants {
  /** Each file with all its mutants in it, every one behind a switch that is off. */
  readonly sources: Readonly<Record<string, string>>;
  readonly mutants: readonly Mutant[];
}

const silent = (): void => undefined;
const isOff = (): boolean => false;
/** The instrumenter wants somebody to tell; nobody listens. */
const logger = Object.fromEntries(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].flatMap((level) => [
    [level, silent],
    [`is${level[0]?.toUpperCase()}${level.slice(1)}Enabled`, isOff],
  ]),
);

/** Makes every mutant of the worker's rooms and stores them for whoever plays one. */
export async function makeMutants(): Promise<readonly Mutant[]> {
  const originals = new Map(MUTATED.map((file) => [file, readFileSync(resolve(ROOT, file), 'utf8')]));
  const made = await new Instrumenter(logger as never).instrument(
    [...originals].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  const keys = new Map<string, number>();
  const mutants = made.mutants.map(({ id, fileName, location, mutatorName, replacement }): Mutant => {
    const { start, end } = location;
    const lines = (originals.get(fileName) ?? '').split('\n').slice(start.line, end.line + 1);
    const like = [fileName, lines[0], start.column, mutatorName, end.column, replacement].join(' ');
    const same = keys.get(like) ?? 0;
    keys.set(like, same + 1);
    const last = lines.length - 1;
    lines[last] = (lines[last] ?? '').slice(0, end.column);
    lines[0] = (lines[0] ?? '').slice(start.column);
    const oneLine = (text: string) => text.replace(/\s+/g, ' ');
    return {
      id,
      key: `${like} ${same}`,
      file: fileName,
      line: start.line + 1,
      kind: mutatorName,
      original: oneLine(lines.join('\n')),
      replacement: oneLine(replacement),
    };
  });
  const stored: Mutants = {
    sources: Object.fromEntries(made.files.map(({ name, content }) => [resolve(ROOT, name), content])),
    mutants,
  };
  mkdirSync(dirname(STORED), { recursive: true });
  writeFileSync(STORED, JSON.stringify(stored));
  return mutants;
}
