import { resolve } from 'node:path';
import { build, type PluginOption } from 'vite';

/** The names a context's code reads from its browser: each life gets its own. */
const GLOBALS = [
  'globalThis',
  'self',
  'browser',
  'chrome',
  'fetch',
  'indexedDB',
  'IDBKeyRange',
  'IDBDatabase',
  'IDBObjectStore',
  'IDBIndex',
  'IDBCursor',
  'IDBTransaction',
  'IDBRequest',
  'Date',
  'Math',
  'Intl',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'navigator',
  'BroadcastChannel',
  'console',
] as const;

export type Globals = Record<(typeof GLOBALS)[number], unknown>;

/** Starts a context: runs the bundled code once with these globals, as a browser starts a worker. @returns its exports. */
export type Program = (globals: Globals) => unknown;

/**
 * What is the same in every life and remembers nothing of one, so that it is evaluated once: the pure core, and libraries
 * that know no browser. The polyfill and idb do.
 */
const SHARED = /\/src\/core\/|\/node_modules\/(?!webextension-polyfill\/|idb\/)/;

/** Lives whose functions are kept. */
const REMEMBERED = 8;

type Part = (exports: object, require: (name: string) => unknown, globals: Globals) => void;

/**
 * Bundles entries of the project, unchanged, into functions of their globals. Evaluating one anew is what a worker's new
 * life is: all memory of the old one is gone.
 * @param pure the globals of what all lives share: no clock and no chance among them.
 * @param plugins of the bundler, for those who want other sources than the project's; then nothing is shared, since such
 * sources may be other ones in the next life.
 */
export async function bundle<Name extends string>(
  entries: Readonly<Record<Name, string>>,
  pure: Partial<Globals>,
  plugins: PluginOption[],
): Promise<Readonly<Record<Name, Program>>> {
  const root = resolve(import.meta.dirname, '../..');
  const groups = plugins.length > 0 ? [] : [{ name: 'shared', test: SHARED }];
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins,
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      modulePreload: false,
      rolldownOptions: {
        input: { ...entries },
        preserveEntrySignatures: 'allow-extension',
        output: {
          format: 'cjs',
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          codeSplitting: { includeDependenciesRecursively: false, groups },
        },
      },
    },
  });
  const [output] = [result].flat();
  if (!(output && 'output' in output)) throw new Error('nothing was built');
  const parts = new Map<string, Part>();
  for (const chunk of output.output) if (chunk.type === 'chunk') parts.set(chunk.fileName, compile(chunk));
  const shared = new Map<string, unknown>();
  const load = (name: string, kept: Map<string, unknown>, globals: Globals): unknown => {
    const known = shared.get(name) ?? kept.get(name);
    if (known) return known;
    const exports = {};
    kept.set(name, exports);
    parts.get(name)?.(exports, (path) => load(path.replace('./', ''), kept, globals), globals);
    return exports;
  };
  if (parts.has('shared.js')) load('shared.js', shared, pure as Globals);
  /** The last lives of all programs: an engine forgets the machine code of functions of which nobody has any left. */
  const lately: Map<string, unknown>[] = [];
  const program =
    (name: string): Program =>
    (globals) => {
      const own = new Map<string, unknown>();
      if (lately.push(own) > REMEMBERED) lately.shift();
      return load(`${name}.js`, own, globals);
    };
  return Object.fromEntries(Object.keys(entries).map((name) => [name, program(name)])) as Record<Name, Program>;
}

function compile({ fileName, code }: { readonly fileName: string; readonly code: string }): Part {
  const run = new Function(
    'exports',
    'require',
    ...GLOBALS,
    `'use strict';${code}\n//# sourceURL=simulated/${fileName}`,
  ) as (...values: unknown[]) => void;
  return (exports, require, globals) => run(exports, require, ...GLOBALS.map((name) => globals[name]));
}
