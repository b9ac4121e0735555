import { SaxesParser } from 'saxes';
import { Failed, unreadable } from './failure.ts';

/** Longest body any source may send, in characters. arXiv's limit of 2,000 entries is about 5 MB. */
export const MAX_BODY = 16 * 1024 * 1024;
/** Longest text of one element, in characters; the rest is dropped. A list of 3,000 authors has about 40,000. */
const MAX_TEXT = 100_000;
const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 200;
const SLICE = 64 * 1024;
/** Slices that may pass without a tag: no honest text or comment is longer, and a flood of references is slow to read. */
const MAX_QUIET = 2;
/** Elements of one document; 2,000 papers with ten authors each have about 100,000. */
const MAX_ELEMENTS = 200_000;
/** References such as `&amp;`, each of which costs a parser as much as a tag; a feed of 2,000 papers has some 10,000. */
const MAX_REFERENCES = 200_000;
const NO_SCOPE: ReadonlyMap<string, string> = new Map();

export interface XmlHandler {
  /** An element begins, the root at depth 1. Answers whether `close` is to be given its text. */
  open(name: string, depth: number, attributes: Readonly<Record<string, string>>): boolean;
  /** An element ends; `text` is all text in it, that of elements inside it too, or `''` when nobody asked for it. */
  close(name: string, depth: number, text: string): void;
}

/** @throws Failed `too-large` when a body is longer than any honest answer. */
export function checkSize(body: string): void {
  if (body.length > MAX_BODY) throw new Failed({ kind: 'too-large' });
}

function hasTooManyReferences(body: string): boolean {
  let count = 0;
  for (let at = body.indexOf('&'); at >= 0; at = body.indexOf('&', at + 1)) {
    count += 1;
    if (count > MAX_REFERENCES) return true;
  }
  return false;
}

/**
 * Reads XML in one pass, without building a tree.
 * Names reach the handler with the prefix that `namespaces` (URI -> prefix such as `atom:`) gives their namespace,
 * whatever prefix the document uses; names of any other namespace begin with `?`, names of none are bare.
 * The caps are what a hostile document needs to be stopped in linear time; a DOCTYPE is refused whole, since nothing
 * but entity bombs would need one.
 * @throws Failed `unreadable` when it is not well-formed or beyond a cap, `too-large` when the body is.
 */
export function readXml(body: string, namespaces: Readonly<Record<string, string>>, handler: XmlHandler): void {
  checkSize(body);
  if (body.includes('<!DOCTYPE')) throw unreadable('a document with a DOCTYPE');
  if (hasTooManyReferences(body)) throw unreadable('too many references');
  const parser = new SaxesParser({ xmlns: false, position: false });
  const scopes: { depth: number; declared: ReadonlyMap<string, string>; names: Map<string, string> }[] = [
    { depth: 0, declared: NO_SCOPE, names: new Map() },
  ];
  let depth = 0;
  let wantedAt = 0;
  let text = '';
  let quiet = 0;
  let elements = 0;

  function resolve(raw: string): string {
    const scope = scopes[scopes.length - 1];
    let name = scope?.names.get(raw);
    if (name === undefined) {
      const colon = raw.indexOf(':');
      const prefix = colon < 0 ? '' : raw.slice(0, colon);
      const uri = scope?.declared.get(prefix) ?? '';
      const known = Object.hasOwn(namespaces, uri) ? namespaces[uri] : undefined;
      name = (uri === '' && colon < 0 ? '' : (known ?? '?')) + raw.slice(colon + 1);
      scope?.names.set(raw, name);
    }
    return name;
  }

  function declare(tag: Readonly<Record<string, string>>): void {
    let declared: Map<string, string> | undefined;
    let attributes = 0;
    for (const name in tag) {
      attributes += 1;
      if (attributes > MAX_ATTRIBUTES) throw unreadable('too many attributes');
      if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
      declared ??= new Map(scopes[scopes.length - 1]?.declared);
      declared.set(name.slice(6), tag[name] ?? '');
    }
    if (declared) scopes.push({ depth, declared, names: new Map() });
  }

  function addText(part: string): void {
    if (wantedAt > 0 && text.length < MAX_TEXT) text += part;
  }

  // Few handlers on purpose: from about the eighth on, V8 keeps the parser as a dictionary and it runs five times slower.
  parser.on('error', (error) => {
    throw unreadable(`not XML: ${error.message.slice(0, 200)}`);
  });
  parser.on('opentag', (tag) => {
    quiet = 0;
    depth += 1;
    elements += 1;
    if (elements > MAX_ELEMENTS) throw unreadable('too many elements');
    if (depth > MAX_DEPTH) throw unreadable('nested too deep');
    declare(tag.attributes);
    const wanted = handler.open(resolve(tag.name), depth, tag.attributes);
    if (wanted && wantedAt === 0) {
      wantedAt = depth;
      text = '';
    }
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', (tag) => {
    quiet = 0;
    const mine = wantedAt === depth;
    if (mine) wantedAt = 0;
    handler.close(resolve(tag.name), depth, mine ? text.slice(0, MAX_TEXT) : '');
    if (scopes[scopes.length - 1]?.depth === depth) scopes.pop();
    depth -= 1;
  });

  for (let at = 0; at < body.length; at += SLICE) {
    quiet += 1;
    if (quiet > MAX_QUIET) throw unreadable('a text without end');
    parser.write(body.slice(at, at + SLICE));
  }
  parser.close();
}
