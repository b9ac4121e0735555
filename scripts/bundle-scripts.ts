import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { leanLibraries } from './lean-libraries.ts';
import type { Manifest } from './manifest-for.ts';
import { MEDIA, sharedMedia } from './shared-media.ts';
import { squeezeScripts } from './squeeze-scripts.ts';

const ROOT = join(import.meta.dirname, '..');

/** What both scripts on arXiv's pages are mostly made of: the finder of links, shipped once and run before either. */
const FINDER = 'src/content/media.iife.ts';

type Scripts = Pick<Manifest, 'background' | 'content_scripts'>;

/**
 * Makes the worker one classic script, and those on arXiv's pages another each behind the one that they share; names them in
 * the built manifest. The worker shares code with the pages too, but as a graph of modules that shared it, it took a third
 * longer at each of its many starts (`npm run -s bench -- start`). `shipped` takes the names of the modules in all.
 */
export function bundleScripts(
  { background, content_scripts }: Scripts,
  { outDir, target, shipped }: { outDir: string; target: string; shipped: Set<string> },
): Plugin {
  async function bundle(source: string, file: string, plugins: Plugin[] = []) {
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
        rolldownOptions: { input: source, output: { format: 'iife', entryFileNames: file } },
      },
      plugins: [
        ...plugins,
        leanLibraries(),
        squeezeScripts(),
        { name: 'note-modules', moduleParsed: ({ id }) => void shipped.add(id) },
      ],
    });
  }

  async function bundleContent(source: string): Promise<string> {
    const file = source.replace(/\.ts$/, '.js');
    await bundle(source, file, [sharedMedia(['find-in-cell', 'links'], { loads: false })]);
    return file;
  }

  return {
    name: 'bundle-scripts',
    apply: 'build',
    async writeBundle() {
      await bundle('src/background/index.ts', background.service_worker ?? background.scripts?.[0] ?? '');
      await bundle(FINDER, MEDIA);
      const entries: Manifest['content_scripts'] = [];
      for (const { js, css, ...entry } of content_scripts) {
        const own = await Promise.all(js.map(bundleContent));
        for (const sheet of css)
          writeFileSync(join(ROOT, outDir, sheet), squeezeCss(readFileSync(join(ROOT, sheet), 'utf8')));
        entries.push({ ...entry, js: [MEDIA, ...own], css });
      }
      const path = join(ROOT, outDir, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...manifest, background, content_scripts: entries }));
    },
  };
}

/** A style sheet without comments and what only makes it readable. */
function squeezeCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;\}/g, '}')
    .replace(/([{;][\w-]+): /g, '$1:')
    .trim();
}
