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

/** Starts a context: runs the bundled code once with these globals, as a browser starts a worker. */
export type Program = (globals: Globals) => unknown;

/**
 * Bundles one entry of the project, unchanged, into a function of its globals. Evaluating it anew is what a worker's new
 * life is: all memory of the old one is gone.
 */
export async function bundle(entry: string, plugins: PluginOption[] = []): Promise<Program> {
  const root = resolve(import.meta.dirname, '../..');
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
      lib: { entry: resolve(root, entry), formats: ['iife'], name: 'exported' },
    },
  });
  const [output] = [result].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`nothing was built from ${entry}`);
  const code = `${chunk.code}\nreturn typeof exported === 'undefined' ? undefined : exported;\n//# sourceURL=${entry}`;
  const run = new Function(...GLOBALS, code) as (...values: unknown[]) => unknown;
  return (globals) => run(...GLOBALS.map((name) => globals[name]));
}
