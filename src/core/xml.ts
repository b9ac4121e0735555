import { Failed, unreadable } from './failure.ts';
import { walkXml } from './walk-xml.ts';

/** Longest body any source may send, in characters. arXiv's limit of 2,000 entries is about 5 MB. */
export const MAX_BODY = 16 * 1024 * 1024;
/** Longest text of one element, in characters; the rest is dropped. A list of 3,000 authors has about 40,000. */
const MAX_TEXT = 100_000;
const MAX_DEPTH = 64;
/** Elements of one document; 2,000 papers with ten authors each have about 100,000. */
const MAX_ELEMENTS = 200_000;
/** Prefixes of namespaces in force at one place; arXiv's feeds have six. Each element that declares one copies them. */
const MAX_PREFIXES = 50;
const NO_SCOPE: ReadonlyMap<string, string> = new Map();

export interface XmlHandler {
  /** An element begins, the root at depth 1. Answers whether `close` is to be given its text. */
  open(name: string, depth: number, attributes: ReadonlyMap<string, string>): boolean;
  /** An element ends; `text` is all text in it, that of elements inside it too, or `''` when nobody asked for it. */
  close(name: string, depth: number, text: string): void;
}

/** @throws Failed `too-large` when a body is longer than any honest answer. */
export function checkSize(body: string): void {
  if (body.length > MAX_BODY) throw new Failed({ kind: 'too-large' });
}

/**
 * Reads XML in one pass, without building a tree.
 * Names reach the handler with the prefix that `namespaces` (URI -> prefix such as `atom:`) gives their namespace,
 * whatever prefix the document uses; names of any other namespace begin with `?`, names of none are bare.
 * @throws Failed `unreadable` when it is not well-formed (`walkXml`) or beyond a cap, `too-large` when the body is.
 */
export function readXml(body: string, namespaces: Readonly<Record<string, string>>, handler: XmlHandler): void {
  checkSize(body);
  const scopes: { depth: number; declared: ReadonlyMap<string, string>; names: Map<string, string> }[] = [
    { depth: 0, declared: NO_SCOPE, names: new Map() },
  ];
  let depth = 0;
  let wantedAt = 0;
  let text = '';
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

  function declare(attributes: ReadonlyMap<string, string>): void {
    let declared: Map<string, string> | undefined;
    for (const [name, uri] of attributes) {
      if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
      declared ??= new Map(scopes[scopes.length - 1]?.declared);
      declared.set(name.slice(6), uri);
      if (declared.size > MAX_PREFIXES) throw unreadable('too many namespaces');
    }
    if (declared) scopes.push({ depth, declared, names: new Map() });
  }

  walkXml(body, {
    open(raw, attributes) {
      depth += 1;
      elements += 1;
      if (elements > MAX_ELEMENTS) throw unreadable('too many elements');
      if (depth > MAX_DEPTH) throw unreadable('nested too deep');
      declare(attributes);
      const isWanted = handler.open(resolve(raw), depth, attributes);
      if (isWanted && wantedAt === 0) {
        wantedAt = depth;
        text = '';
      }
    },
    text(part) {
      if (wantedAt > 0 && text.length < MAX_TEXT) text += part;
    },
    close(raw) {
      const isMine = wantedAt === depth;
      if (isMine) wantedAt = 0;
      handler.close(resolve(raw), depth, isMine ? text.slice(0, MAX_TEXT) : '');
      if (scopes[scopes.length - 1]?.depth === depth) scopes.pop();
      depth -= 1;
    },
  });
}
