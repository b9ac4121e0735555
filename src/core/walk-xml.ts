import { unreadable } from './failure.ts';
import { NAMED } from './html.ts';

/** One step through XML. An empty element begins and ends. */
export interface XmlSteps {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  /** Text between tags, references turned into signs; inside the root only. */
  text(text: string): void;
  close(name: string): void;
}

const MAX_ATTRIBUTES = 200;
/** References such as `&amp;`, and ends of lines of the longer kind: each of them is put into the text anew. A feed of 2,000 papers has some 10,000. */
const MAX_REPLACED = 200_000;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** What a name may begin with (https://www.w3.org/TR/xml/#NT-NameStartChar), and what else may stand in it. */
const START =
  ':A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef' +
  '\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const NAME = `([${START}][${START}\\-.\\d\\xb7\\u0300-\\u036f\\u203f\\u2040]*)`;
/** Ends of lines are one sign each when these are looked for (https://www.w3.org/TR/xml/#sec-line-ends). */
const SPACE = '[ \\t\\n]';
const EQUALS = `${SPACE}*=${SPACE}*`;

/** What no document may hold, beside halves of a pair (https://www.w3.org/TR/xml/#NT-Char). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it is about
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/;
const BEGIN = new RegExp(`<${NAME}`, 'uy');
const ATTRIBUTE = new RegExp(`${SPACE}+${NAME}${EQUALS}(?:"([^<"]*)"|'([^<']*)')`, 'uy');
const BEGUN = new RegExp(`${SPACE}*(/?)>`, 'y');
const END = new RegExp(`</${NAME}${SPACE}*>`, 'uy');
const DECLARATION = new RegExp(
  `<\\?xml${SPACE}+version${EQUALS}(["'])1\\.\\d+\\1(?:${SPACE}+encoding${EQUALS}(["'])[A-Za-z][\\w.-]*\\2)?` +
    `(?:${SPACE}+standalone${EQUALS}(["'])(?:yes|no)\\3)?${SPACE}*\\?>`,
  'y',
);
const INSTRUCTION = new RegExp(`<\\?(?![xX][mM][lL][ \\t\\n?])${NAME}(?=${SPACE}|\\?>)`, 'uy');
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([\dA-Fa-f]+));|&/g;

function fail(what: string): never {
  throw unreadable(`not XML: ${what}`);
}

function isForbidden(text: string): boolean {
  return FORBIDDEN.test(text) || !text.isWellFormed();
}

function hasTooMany(sign: string, text: string): boolean {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    count += 1;
    if (count > MAX_REPLACED) return true;
  }
  return false;
}

/** Turns references into signs. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (_, name, decimal, hex) => {
    if (name) return NAMED[name] as string;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    const sign = code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
    return isForbidden(sign) ? fail('a reference to nothing') : sign;
  });
}

/**
 * Walks over a well-formed document from left to right, without building a tree; every sign is looked at a bounded
 * number of times, whatever the document (https://www.w3.org/TR/xml/). Strict on purpose: a body that was cut off, or is
 * HTML, is no answer. Any DOCTYPE is refused, since nothing but entity bombs would need one.
 * @throws Failed `unreadable` when it is not well-formed, or has more of something than any honest document.
 */
export function walkXml(document: string, steps: XmlSteps): void {
  if (isForbidden(document)) fail('a forbidden sign');
  if (hasTooMany('&', document) || hasTooMany('\r', document)) throw unreadable('too many references');
  const xml = document.includes('\r') ? document.replace(/\r\n?/g, '\n') : document;
  const open: string[] = [];
  let hasRoot = false;
  let at = xml.startsWith('\ufeff') ? 1 : 0;

  /** What `pattern` finds right here; goes on behind it. */
  function take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(xml) ?? undefined;
    if (found) at = pattern.lastIndex;
    return found;
  }

  /** All up to `end`; goes on behind that. */
  function takeUntil(end: string, from: number): string {
    const to = xml.indexOf(end, from);
    if (to < 0) fail(`no ${end}`);
    at = to + end.length;
    return xml.slice(from, to);
  }

  function takeAttributes(): ReadonlyMap<string, string> {
    let attributes: Map<string, string> | undefined;
    for (let found = take(ATTRIBUTE); found; found = take(ATTRIBUTE)) {
      const [, name = '', double, single = ''] = found;
      attributes ??= new Map();
      if (attributes.has(name)) fail(`${name} twice`);
      if (attributes.size === MAX_ATTRIBUTES) throw unreadable('too many attributes');
      attributes.set(name, decode((double ?? single).replace(/[\t\n]/g, ' ')));
    }
    return attributes ?? NO_ATTRIBUTES;
  }

  function addText(text: string): void {
    if (open.length > 0) {
      if (text.includes(']]>')) fail(']]> in a text');
      steps.text(decode(text));
    } else if (/[^ \t\n]/.test(text)) fail('text outside the root');
  }

  function takeTag(): void {
    const name = take(BEGIN)?.[1];
    if (name === undefined) fail('< before no name');
    if (open.length === 0 && hasRoot) fail('a second root');
    hasRoot = true;
    const attributes = takeAttributes();
    const begun = take(BEGUN);
    if (!begun) fail(`no end of <${name}`);
    steps.open(name, attributes);
    if (begun[1] === '/') steps.close(name);
    else open.push(name);
  }

  function takeEnd(): void {
    const name = take(END)?.[1];
    if (name === undefined || open.pop() !== name) fail('an end without its beginning');
    steps.close(name);
  }

  if (xml.startsWith('<?xml', at)) take(DECLARATION);
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const end = next < 0 ? xml.length : next;
    if (end > at) addText(xml.slice(at, end));
    at = end;
    if (next < 0) break;
    if (xml.startsWith('</', at)) takeEnd();
    else if (xml.startsWith('<!--', at)) {
      takeUntil('--', at + 4);
      if (xml[at] !== '>') fail('-- in a comment');
      at += 1;
    } else if (xml.startsWith('<![CDATA[', at)) {
      if (open.length === 0) fail('text outside the root');
      steps.text(takeUntil(']]>', at + 9));
    } else if (xml.startsWith('<!', at)) throw unreadable('a DOCTYPE');
    else if (xml.startsWith('<?', at)) {
      if (!take(INSTRUCTION)) fail('a nameless instruction');
      takeUntil('?>', at);
    } else takeTag();
  }
  if (!hasRoot || open.length > 0) fail('no end');
}
