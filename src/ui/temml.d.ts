/** Temml's parts. Its package has types for its bundle only. */
declare module 'temml/src/parseTree.js' {
  import type Settings from 'temml/src/Settings.js';

  const parseTree: (tex: string, settings: Settings) => readonly object[];
  // biome-ignore lint/style/noDefaultExport: it is how Temml exports its parts
  export default parseTree;
}
declare module 'temml/src/buildMathML.js' {
  import type Settings from 'temml/src/Settings.js';
  import type Style from 'temml/src/Style.js';

  const buildMathML: (
    tree: readonly object[],
    tex: string,
    style: Style,
    settings: Settings,
  ) => { toNode(): Node; toMarkup(): string };
  // biome-ignore lint/style/noDefaultExport: it is how Temml exports its parts
  export default buildMathML;
}
declare module 'temml/src/constants.js' {
  export const StyleLevel: { readonly DISPLAY: number; readonly TEXT: number };
}
declare module 'temml/src/Settings.js' {
  // biome-ignore lint/style/noDefaultExport: it is how Temml exports its parts
  export default class Settings {
    constructor(options: import('temml').Options);
    readonly maxSize: readonly [number, number];
  }
}
declare module 'temml/src/Style.js' {
  // biome-ignore lint/style/noDefaultExport: it is how Temml exports its parts
  export default class Style {
    constructor(from: { level: number; maxSize: readonly [number, number] });
  }
}
