import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * Minifies once more what the bundler has minified: two bytes of a hundred, for seconds of a build. It runs behind all
 * that changes the code.
 */
export function squeezeScripts(): Plugin {
  return {
    name: 'squeeze-scripts',
    generateBundle: {
      order: 'post',
      async handler({ format }, bundle) {
        for (const part of Object.values(bundle)) {
          if (part.type !== 'chunk') continue;
          // Nothing of ours is made with `new` but classes; Preact, on the pages, makes components of functions.
          const compress = { passes: 2, unsafe_arrows: format === 'iife' };
          const { code } = await minify(part.code, { ecma: 2020, module: format === 'es', compress });
          part.code = code ?? part.code;
        }
      },
    },
  };
}
