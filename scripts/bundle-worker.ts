import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { leanLibraries } from './lean-libraries.ts';
import type { Background } from './manifest-for.ts';

const ROOT = join(import.meta.dirname, '..');

/**
 * Makes the worker one classic script, and names it in the built manifest. It shares code with the pages, but as a graph of
 * modules that shared it, the worker took a third longer at each of its many starts (`npm run -s bench -- start`).
 * `shipped` takes the names of the modules that are in it.
 */
export function bundleWorker(
  background: Background,
  { outDir, target, shipped }: { outDir: string; target: string; shipped: Set<string> },
): Plugin {
  const file = background.service_worker ?? background.scripts?.[0] ?? '';
  return {
    name: 'bundle-worker',
    apply: 'build',
    async writeBundle() {
      await build({
        configFile: false,
        root: ROOT,
        publicDir: false,
        logLevel: 'warn',
        build: {
          outDir,
          emptyOutDir: false,
          target,
          reportCompressedSize: false,
          modulePreload: false,
          rolldownOptions: { input: 'src/background/index.ts', output: { format: 'iife', entryFileNames: file } },
        },
        plugins: [leanLibraries(), { name: 'note-modules', moduleParsed: ({ id }) => void shipped.add(id) }],
      });
      const path = join(ROOT, outDir, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...manifest, background }));
    },
  };
}
