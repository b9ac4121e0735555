import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** One change to a library's text. Throws when there is nothing to change: a new version has to be looked at again. */
type Cut = (code: string) => string;

/**
 * What of a library is not shipped because nothing of ours can reach it. Bundlers drop unused functions of modules, but
 * see neither into classes and tables nor, much, into CommonJS. Tests run the libraries as they are shipped, beside the
 * uncut ones.
 */
const CUTS: Readonly<Record<string, readonly Cut[]>> = {
  // Functions of the browser return promises by themselves in Firefox, and in every Chromium that the manifest allows:
  // the table of those to wrap is two thirds of the polyfill. What is left does the messages, of which that is not true.
  'webextension-polyfill/dist/browser-polyfill.js': [
    replace(/const apiMetadata = \{\n[\s\S]*?\n {6}\};\n[\s\S]*?\n {6}\}\n/, 'const apiMetadata = {};\n'),
    replace(/ else if \(hasOwnProperty\(metadata, prop\)\) \{[\s\S]*?\n {14}\}/, ''),
    replace(/^ {8}devtools: \{[\s\S]*?^ {8}\},\n/m, ''),
    replace(/^ {6}const settingMetadata = \{[\s\S]*?(?=^ {6}return wrapObject)/m, ''),
    replace(
      /^[\s\S]*\bfunction \(module\) \{\n([\s\S]*)\n\}\);/,
      'const module = {};\n$1\nexport default module.exports;',
    ),
  ],
  // Nobody asks a store to be an iterator.
  'idb/build/index.js': [replace(/^const advanceMethodProps = [\s\S]*?(?=\nexport \{)/m, '')],
  // `readXml` refuses a DOCTYPE before it parses, resolves namespaces itself, and listens to few events.
  'saxes/saxes.js': [
    asModule,
    ...['sDoctype', 'sDoctypeQuote', 'sDTD', 'sDTDQuoted', 'sDTDOpenWaka', 'sDTDOpenWakaBang', 'sDTDComment'].map(
      withoutMethod,
    ),
    ...['sDTDCommentEnding', 'sDTDCommentEnded', 'sDTDPI', 'sDTDPIEnding'].map(withoutMethod),
    ...['pushAttribNS', 'processAttribsNS', 'resolve', 'qname', 'off'].map(withoutMethod),
    replace(/if \(xmlnsOpt\) \{[\s\S]*?\n {8}\}\n {8}else \{/, '{'),
    replace(/^ *\(_\w = this\.(?:pi|comment|xmldecl|openTagStart|attribute|ready|end)Handler\)[\s\S]*?\);\n/gm, ''),
    replace(/\((_\w) = ([\w.]+)\) === null \|\| \1 === void 0 \? void 0 : \1\.call\(/g, '$2?.call('),
    replace(/\((_\w) = ([^()]+)\) !== null && \1 !== void 0 \? \1 : /g, '$2 ?? '),
    replace(/^ *var _a(?:, _\w)*;\n/gm, ''),
    withShortNames,
  ],
  // What other libraries may ask a schema for, and what looks up messages in languages.
  'valibot/dist/index.mjs': [
    replace(/\b_standardSchema\((\{[\s\S]*?\n\t\})\)/g, '$1'),
    replace(/^\t+reference: \w+,\n/gm, ''),
  ],
  'xmlchars/xml/1.0/ed5.js': [asModule],
  'xmlchars/xml/1.1/ed2.js': [asModule],
  'xmlchars/xmlns/1.0/ed3.js': [asModule],
  // Formulas that name classes, styles or pictures are refused before they get there (`isFormula`).
  'temml/src/functions.js': [replace(/^import "\.\/functions\/(?:html|includegraphics)";\n/gm, '')],
};

/** Cuts what no path of ours reaches out of the libraries. */
export function leanLibraries(): Plugin {
  return {
    name: 'lean-libraries',
    load(id) {
      const library = Object.keys(CUTS).find((path) => id.endsWith(`/node_modules/${path}`));
      return library === undefined ? undefined : { code: leanLibrary(library, readFileSync(id, 'utf8')), map: null };
    },
  };
}

/** The text of one file of a library, such as `saxes/saxes.js`, as it is shipped. */
export function leanLibrary(path: string, code: string): string {
  return (CUTS[path] ?? []).reduce((text, cut) => cut(text), code);
}

function replace(pattern: RegExp, by: string): Cut {
  return (code) => {
    const cut = code.replace(pattern, by);
    if (cut === code) throw new Error(`a library has changed: nothing fits ${pattern}`);
    return cut;
  };
}

function withoutMethod(name: string): Cut {
  return replace(new RegExp(`^ {4}${name}\\(.*\\) \\{\\n[\\s\\S]*?^ {4}\\}\\n`, 'm'), '');
}

/** CommonJS as TypeScript writes it, made a module again. */
function asModule(code: string): string {
  return code
    .replace(/^Object\.defineProperty\(exports, "__esModule".*\n/m, '')
    .replace(/^(?:exports\.\w+ = )+void 0;\n/m, '')
    .replace(/^(?:const|var) (\w+) = require\((".*")\);/gm, 'import * as $1 from $2;')
    .replace(/^exports\.(\w+) = \1;/gm, 'export { $1 };')
    .replace(/^exports\.(\w+) = new /gm, 'export const $1 = /* @__PURE__ */ new ')
    .replace(/^exports\.(\w+) = /gm, 'export const $1 = ')
    .replace(/\bexports\.(\w+)/g, '$1');
}

/**
 * Gives what a class keeps to itself short names, as every minifier does with variables: those in camel case. Names of
 * other modules (`ed5.isChar`) stay.
 */
function withShortNames(code: string): string {
  const names = [...new Set(Array.from(code.matchAll(/\bthis\.([a-z]+[A-Z]\w*)/g), ([, name = '']) => name))];
  const short = new Map(names.map((name, at) => [name, `_${at.toString(36)}`]));
  return code.replace(/(?<!ed\d\.)\b[a-z]+[A-Z]\w*/g, (name) => short.get(name) ?? name);
}
