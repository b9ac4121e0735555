import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { leanLibrary } from '../../scripts/lean-libraries.ts';
import { fixture } from '../core/sources/fixture.ts';

const require = createRequire(import.meta.url);
const Uncut = (require('saxes') as { SaxesParser: typeof SaxesParser }).SaxesParser;

/** All that a parser says of a text that comes in two pieces, until its first error. */
function told(Parser: typeof SaxesParser, text: string, cut: number): unknown[] {
  const said: unknown[] = [];
  const parser = new Parser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    said.push(['error', error.message]);
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => said.push(['open', name, { ...attributes }]));
  parser.on('text', (text) => said.push(['text', text]));
  parser.on('cdata', (text) => said.push(['cdata', text]));
  parser.on('closetag', ({ name }) => said.push(['close', name]));
  try {
    parser.write(text.slice(0, cut)).write(text.slice(cut));
    parser.close();
  } catch {
    // Noted by the handler; readXml ends there too.
  }
  return said;
}

const PIECES = [
  ...['<a>', '</a>', '<b/>', '<c d="e"', " f:g='h>'", '>', '/>', '<', '&', '&lt;', '&#65;', '&#x1d4b3;', '&no;', '"'],
  ...['<!--', '-->', '--', '<![CDATA[', ']]>', ']', '<?xml version="1.0"?>', '<?xml version="1.1" encoding="x"?>'],
  ...['<?p q?>', '<?', '?>', '\r\n', '\r', '\u0085', '\u2028', '\t', ' ', '\ufeff', '\0', '\u0001', '𝒳', '\ud835'],
  ...['text', 'é', '=', '<!D', '<!doctype a>', '</', 'xmlns:p="urn:q"', '<p:r>', '</p:r>', '<1>', '<é·>', '<\u0300>'],
];
const pieced = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));
const damaged = fc
  .tuple(
    fc.constantFrom('feeds/rss-day.xml', 'feeds/atom-day.xml', 'feeds/api-two.xml'),
    fc.double({ min: 0, max: 1, noNaN: true }),
    pieced,
  )
  .map(([name, at, put]) => {
    const text = fixture(name);
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + put + text.slice(from);
  });

describe('the XML parser as it is shipped', () => {
  it('is not the one that was installed', () => {
    expect(SaxesParser).not.toBe(Uncut);
    expect(Object.getOwnPropertyNames(SaxesParser.prototype)).not.toContain('sDoctype');
  });

  it('says of everything but a DOCTYPE what the uncut one says', () => {
    const texts = fc.oneof(
      pieced,
      pieced.map((text) => `<a>${text}</a>`),
      damaged,
    );
    fc.assert(
      fc.property(texts, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const cut = Math.floor(share * text.length);
        expect(told(SaxesParser, text, cut)).toEqual(told(Uncut, text, cut));
      }),
      { numRuns: 2000 },
    );
  });
});

type Listener = (message: unknown, sender: object, reply: (value: unknown) => void) => unknown;

describe('the polyfill as it is shipped', () => {
  const path = 'webextension-polyfill/dist/browser-polyfill.js';
  const shipped = leanLibrary(path, readFileSync(require.resolve(path), 'utf8'));
  const listeners: Listener[] = [];
  const native = {
    runtime: {
      id: 'id',
      getURL: (name: string) => `chrome-extension://id/${name}`,
      onMessage: { addListener: (listener: Listener) => void listeners.push(listener) },
      sendMessage: (message: unknown, reply: (value: unknown) => void) => reply({ echo: message }),
    },
    storage: { local: { get: async (key: string) => ({ [key]: 1 }) } },
  };
  const scope = { chrome: native, browser: undefined as unknown as typeof native };
  runInNewContext(shipped.replace('export default', 'globalThis.browser ='), scope);

  it('leaves to the browser what returns promises by itself', async () => {
    expect(await scope.browser.storage.local.get('a')).toEqual({ a: 1 });
    expect(scope.browser.runtime.getURL('a.png')).toBe('chrome-extension://id/a.png');
  });

  it('answers a message by a promise, and gives its answer as one', async () => {
    scope.browser.runtime.onMessage.addListener(async (message) => [message]);
    const reply = new Promise((resolve) => expect(listeners[0]?.('hello', {}, resolve)).toBe(true));
    expect(await reply).toEqual(['hello']);
    const send = scope.browser.runtime.sendMessage as (message: unknown) => unknown;
    expect(await send('hello')).toEqual({ echo: 'hello' });
  });
});

describe('a cut', () => {
  it('refuses a library that it does not know', () => {
    expect(() => leanLibrary('saxes/saxes.js', 'class SaxesParser {}')).toThrow('a library has changed');
  });
});
