import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** The finder of links as it is built: a classic script that leaves its functions behind as `media`. */
export const MEDIA = 'src/content/media.js';

/** What is taken from there, by the module of `src/core/media` that has it. */
const NAMES = {
  'clean-url': ['cleanUrl', 'trimTail'],
  'find-in-cell': ['findInCell'],
  'find-urls': ['findUrls'],
  links: ['findLinks', 'linksOf'],
};

type Module = keyof typeof NAMES;

/**
 * Lets scripts use the finder of links that runs before those on arXiv's pages, so that it is shipped once. Our own pages
 * load it themselves (`loads`), when they need it.
 */
export function sharedMedia(modules: readonly Module[], { loads }: { loads: boolean }): Plugin {
  const paths = modules.map((name) => join(import.meta.dirname, `../src/core/media/${name}.ts`));
  const names = modules.flatMap((name) => NAMES[name]);
  const id = '\0shared-media';
  return {
    name: 'shared-media',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === `/${MEDIA}`) return { id: source, external: true };
      return importer && paths.includes(join(dirname(importer), source)) ? id : undefined;
    },
    load(asked) {
      if (asked !== id) return undefined;
      return `${loads ? `import '/${MEDIA}';` : ''} export const { ${names.join(', ')} } = media;`;
    },
  };
}
