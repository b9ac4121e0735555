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
    // Of messages, one listener that stays and answers by promises, and `runtime.sendMessage`; nobody writes to the
    // browser's functions, or asks whether they are there by `in`.
    replace(/^ {6}const onRequestFinishedWrappers = [\s\S]*?^ {6}\}\);\n/m, ''),
    replace(/^ {8}(?:has|remove)Listener\(target, listener\) \{\n.*\n {8}\},?\n/gm, ''),
    replace(/^ {10}let didCallSendResponse = [\s\S]*?(?=^ {10}let result;)/m, ''),
    replace(
      /, wrappedSendResponse(?=\))| && !didCallSendResponse| else \{\s*sendPromisedResult\(sendResponse\w+\);\s*\}/g,
      '',
    ),
    replace(/^ {10}onMessageExternal: .*\n/m, ''),
    replace(/^ {8}tabs: \{[\s\S]*?^ {8}\}\n/m, ''),
    replace(/^ {8}if \(args\.length [<>] metadata\.\w+\) \{\n.*\n {8}\}\n/gm, ''),
    replace(/^ {2}if \(!\(globalThis\.chrome [\s\S]*?^ {2}\}\n/m, ''),
    replace(/ else if \(hasOwnProperty\(metadata, "\*"\)\) \{[\s\S]*?\n {12}\}/, ''),
    replace(/^ {14}Object\.defineProperty\(cache, prop, \{[\s\S]*?^ {14}\}\);\n/m, ''),
    replace(/^ {10}has\(proxyTarget, [\s\S]*?(?=^ {10}get\()/m, ''),
    replace(/^ {10}set\(proxyTarget, [\s\S]*?(?=^ {8}\};)/m, ''),
    replace(
      /^[\s\S]*\bfunction \(module\) \{\n([\s\S]*)\n\}\);/,
      'const module = {};\n$1\nexport default module.exports;',
    ),
  ],
  // Nobody asks a store to be an iterator.
  'idb/build/index.js': [replace(/^const advanceMethodProps = [\s\S]*?(?=\nexport \{)/m, '')],
  // What other libraries may ask a schema for, and what an issue says of itself: ours asks only whether there is one.
  'valibot/dist/index.mjs': [
    replace(/\b_standardSchema\((\{[\s\S]*?\n\t\})\)/g, '$1'),
    replace(/^\t+(?:reference: \w+|message: message\$1|expects: (?:[^{\n]|\$\{)*|async: false),\n/gm, ''),
    replace(/\bgetGlobalConfig\(config\$1\)(?=\);)/g, '{}'),
    replace(/^\tconst input = other &&[\s\S]*?(?=^\tconst isSchema)/m, '\tconst issue = { path: other?.path };\n'),
    replace(/^\tconst message\$1 = other\?[\s\S]*?(?=^\tif \(isSchema\))/m, ''),
  ],
  // Formulas that define, or name classes, styles or pictures, are refused before they get there (`isFormula`). Diagrams,
  // matrices with labelled borders and cancelled terms with a value are set in papers, not in abstracts: such a formula
  // stands as text. Plain TeX's `\matrix`, which shares its reader with the bordered ones, stays.
  'temml/src/functions.js': [
    replace(/^import "\.\/functions\/(?:def|html|includegraphics|cancelto)";?\n/gm, ''),
    replace(/^import "\.\/environments\/cd";\n/m, ''),
  ],
  'temml/src/functions/bordermatrix.js': [
    replace(/"\\\\bordermatrix", /, ''),
    replace(/^ {4}\/\/ Find out if [\s\S]*?(?=^ {4}\/\/ consume)/m, ''),
    replace(/^ {6}delimiters,\n/m, ''),
  ],
  'temml/src/environments/array.js': [
    replace(/^import \{ (?:parseCD|bordermatrixParseTree) \} .*\n/gm, ''),
    replace(/^defineEnvironment\(\{\n.*\n {2}names: \["CD"\],\n[\s\S]*?^\}\);\n/m, ''),
    replace(/^ {4}if \(context\.envName === "matrix"\) \{ return res\}\n.*\n/m, '    return res;\n'),
  ],
  // No formula has a number here, so none need be told to have none; the library does it by a definition.
  'temml/src/macros.js': [
    replace(/^defineMacro\("\\\\tag"[\s\S]*?(?=^defineMacro\("\\\\notag")/m, ''),
    replace(/"\\\\gdef\\\\@eqnsw\{0\}"/, '"\\\\relax"'),
  ],
  'temml/src/symbols.js': [tabulateSymbols],
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

/** The text of one file of a library, such as `idb/build/index.js`, as it is shipped. */
export function leanLibrary(path: string, code: string): string {
  return (CUTS[path] ?? []).reduce((text, cut) => cut(text), code);
}

/**
 * Temml names each of its thousand symbols by a call of its own. Those of one sort become one line, a third shorter when
 * packed; a second one of the same name stays where it is, behind them.
 */
function tabulateSymbols(code: string): string {
  const lines = new Map<string, string[]>();
  const seen = new Set<string>();
  const call = /^ *defineSymbol\((\w+), (\w+), ("[^" ]+"), ("\\\\[^" ]+")(, true)?\);?.*\n/gm;
  const rest = code.replace(call, (whole, mode: string, group: string, sign: string, name: string, also?: string) => {
    const text: string = JSON.parse(sign);
    const word: string = JSON.parse(name);
    if ([...text].length > 1 || seen.has(mode + word)) return whole;
    seen.add(mode + word);
    const sort = `${mode}, ${group}, ${also ? 1 : 0}`;
    lines.set(sort, [...(lines.get(sort) ?? []), text + word.slice(1)]);
    return '';
  });
  const table = [...lines].map(([sort, entries]) => `defineAll(${sort}, ${JSON.stringify(entries.join(' '))});\n`);
  const [before, after, ...more] = rest.split('// Now comes the symbol table\n');
  if (after === undefined || more.length > 0) throw new Error('a library has changed: no table of symbols');
  return `${before}
    function defineAll(mode, group, also, entries) {
      for (const [sign, ...name] of entries.split(' ')) defineSymbol(mode, group, sign, '\\\\' + name.join(''), also);
    }
    ${table.join('')}${after}`;
}

function replace(pattern: RegExp, by: string): Cut {
  return (code) => {
    const cut = code.replace(pattern, by);
    if (cut === code) throw new Error(`a library has changed: nothing fits ${pattern}`);
    return cut;
  };
}
