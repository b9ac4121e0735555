import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';
import { bundleScripts } from './scripts/bundle-scripts.ts';
import { leanLibraries } from './scripts/lean-libraries.ts';
import { licencesText, packageOf } from './scripts/licences.ts';
import { type Browser, manifestFor } from './scripts/manifest-for.ts';
import { packedMessages } from './scripts/pack-messages.ts';
import { MEDIA, sharedMedia } from './scripts/shared-media.ts';
import { squeezeScripts } from './scripts/squeeze-scripts.ts';

const BROWSERS: readonly string[] = ['chromium', 'firefox'] satisfies Browser[];
/** The oldest browsers the manifest allows; what is newer than them is not used untested. */
const TARGETS = { chromium: 'chrome120', firefox: 'firefox140' } as const;

/** Which modules a pattern means, wherever the project lies. */
const inProject = (pattern: RegExp) => (id: string) => pattern.test(relative(import.meta.dirname, id));

/** What pages share, as one file: each file more is a request more, and what a zip adds to it. The reader of TeX is apart. */
const SHARED = {
  name: 'shared',
  test: inProject(/^(?!.*(?:popup\/(?!authors|pictures|player)|core\/(?:tex|media|export)|shared-media))/),
  minShareCount: 3,
};

/** What the popup shows only when it is asked for, for the same reason one file and not nine. */
const LATER = {
  name: 'later',
  test: inProject(
    /popup\/(?:help|calendar|saved-view|whole-day|(?:use-)?search(?:-view)?|paper-row|marked|window|read-card)\.|core\/(?:search|media\/media-of)\.|ui\/memo\.|platform\/library\./,
  ),
};

/** `vite build --mode chromium|firefox` -> `dist/<mode>`, an extension ready to load. */
export default defineConfig(({ mode }) => {
  if (!BROWSERS.includes(mode)) throw new Error(`Build with --mode ${BROWSERS.join(' or ')}, not ${mode}.`);
  const browser = mode as Browser;
  // What is built is what is shipped, whatever started the build: a test runner says `test` here and a development
  // server `development`, and vite would listen to either.
  process.env.NODE_ENV = 'production';
  const source = JSON.parse(readFileSync(new URL('./manifest.json', import.meta.url), 'utf8'));
  const { background, content_scripts, ...pages } = manifestFor(browser, source);
  const outDir = `dist/${browser}`;
  const shipped = new Set<string>();
  return {
    root: import.meta.dirname,
    publicDir: 'src/static',
    plugins: [
      crx({
        manifest: pages as unknown as ManifestV3Export,
        browser: browser === 'firefox' ? 'firefox' : 'chrome',
      }),
      sharedMedia(['clean-url', 'find-urls', 'links'], { loads: true }),
      withClassicJsx(),
      leanLibraries(),
      bundleScripts({ background, content_scripts }, { outDir, target: TARGETS[browser], shipped }),
      withoutPreload(),
      squeezeScripts(),
      withoutFacades(outDir),
      packedMessages(outDir),
      shippedLicences(outDir, shipped),
    ],
    oxc: { jsx: { runtime: 'classic', pragma: 'h_', pragmaFrag: 'Fragment_' } },
    build: {
      outDir,
      emptyOutDir: true,
      target: TARGETS[browser],
      // A page names all that its script begins with, so that it comes at once and not one after the other.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_, names, { hostType }) => {
          if (hostType !== 'html') return [];
          return names.includes('assets/tex.js') ? [...names, MEDIA] : names;
        },
      },
      // The manifest names the popup and the options; pages that they open are found here.
      rolldownOptions: {
        input: ['popup', 'options'].flatMap(pagesIn),
        preserveEntrySignatures: false,
        // What a package holds never changes: its files need no hash in their names.
        output: {
          entryFileNames: 'assets/[name].js',
          chunkFileNames: 'assets/[name].js',
          assetFileNames: 'assets/[name][extname]',
          codeSplitting: { includeDependenciesRecursively: false, groups: [LATER, SHARED] },
        },
      },
      sourcemap: false,
      // Bytes are counted by our own tests; vite's report would gzip everything once more.
      reportCompressedSize: false,
    },
  };
});

function pagesIn(folder: string): string[] {
  return readdirSync(new URL(`./${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.html'))
    .map((name) => `${folder}/${name}`);
}

/** Elements are made by Preact's own function, children as arguments: less to ship than the newer way, and one module less. */
function withClassicJsx(): Plugin {
  return {
    name: 'with-classic-jsx',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('.tsx') ? `import { h as h_, Fragment as Fragment_ } from 'preact';${code}` : undefined,
  };
}

/** Vite's code around each `import()` fetches style sheets first. Our pages name theirs all in their head. */
function withoutPreload(): Plugin {
  return {
    name: 'without-preload',
    enforce: 'pre',
    load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const part of Object.values(bundle)) {
          if (part.type !== 'chunk') continue;
          part.code = part.code
            .replace(/^const __vite__mapDeps=.+\n/, '')
            .replace(/,__vite__mapDeps\(\[[\d,]*\]\)/g, '');
        }
      },
    },
  };
}

/** For each page that the manifest names the bundler writes a script that only imports the page's own; nothing loads it. */
function withoutFacades(folder: string): Plugin {
  return {
    name: 'without-facades',
    writeBundle(_, bundle) {
      for (const part of Object.values(bundle)) {
        const isFacade = part.type === 'chunk' && part.isEntry && /^import"[^"]+";\s*$/.test(part.code);
        if (isFacade) rmSync(`${folder}/${part.fileName}`);
      }
    },
  };
}

/** `licences.txt`: what the packages that are in the bundles want handed on with them. `shipped` has the worker's modules. */
function shippedLicences(folder: string, shipped: Set<string>): Plugin {
  return {
    name: 'shipped-licences',
    writeBundle(_, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type === 'chunk') for (const id of part.moduleIds) shipped.add(id);
      }
    },
    // When the worker has been bundled, too.
    closeBundle() {
      const packages = new Set([...shipped].flatMap((id) => packageOf(id) ?? []));
      writeFileSync(`${folder}/licences.txt`, licencesText(import.meta.dirname, [...packages]));
    },
  };
}
