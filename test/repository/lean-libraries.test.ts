import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { leanLibrary } from '../../scripts/lean-libraries.ts';

const require = createRequire(import.meta.url);
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

  it('leaves to others what the listener does not answer, and hands on what it throws', async () => {
    scope.browser.runtime.onMessage.addListener(() => undefined);
    expect(listeners[1]?.('hello', {}, () => undefined)).toBe(false);
    scope.browser.runtime.onMessage.addListener(() => {
      throw new Error('broken');
    });
    const reply = new Promise((resolve) => expect(listeners[2]?.('hello', {}, resolve)).toBe(true));
    expect(await reply).toMatchObject({ message: 'broken' });
  });
});

describe('a cut', () => {
  it('refuses a library that it does not know', () => {
    expect(() => leanLibrary('idb/build/index.js', 'export {}')).toThrow('a library has changed');
  });
});

describe('the symbols of formulas as they are shipped', () => {
  it('are the same as in the library', async () => {
    const path = 'temml/src/symbols.js';
    const text = readFileSync(resolve(import.meta.dirname, '../../node_modules', path), 'utf8');
    const [shipped, whole] = await Promise.all(
      [leanLibrary(path, text), text].map((code) => import(`data:text/javascript,${encodeURIComponent(code)}`)),
    );
    expect(Object.keys(whole.default.math).length).toBeGreaterThan(1000);
    expect(shipped.default).toEqual(whole.default);
  });
});
