import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, productFiles, withoutComments } from './project-files.ts';

const BELOW: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/platform': ['src/core'],
  'src/background': ['src/core', 'src/platform'],
  'src/content': ['src/core'],
  'src/ui': ['src/core', 'src/platform'],
  popup: ['src/core', 'src/platform', 'src/ui'],
  options: ['src/core', 'src/platform', 'src/ui'],
};
const roomOf = (path: string) => Object.keys(BELOW).find((room) => path.startsWith(`${room}/`)) ?? path;

function importsOf(text: string): string[] {
  return [...withoutComments(text).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

const files = productFiles();

describe('who may import whom', () => {
  it('looks downwards only', () => {
    const upwards = files.flatMap(({ path, text }) => {
      const room = roomOf(path);
      return (
        importsOf(text)
          .filter((target) => target.startsWith('.'))
          .map((target) => join(dirname(path), target))
          .filter((target) => roomOf(target) !== room && !BELOW[room]?.includes(roomOf(target)))
          // The types of the messages are the one thing a content script may know of the platform.
          .filter((target) => !(room === 'src/content' && target === 'src/platform/protocol.ts'))
          .map((target) => `${path} -> ${target}`)
      );
    });
    expect(upwards).toEqual([]);
  });

  it('names the browser and the database in src/platform only', () => {
    const named = files.filter(({ text }) =>
      importsOf(text).some((name) => name === 'idb' || name === 'webextension-polyfill'),
    );
    expect([...new Set(named.map(({ path }) => roomOf(path)))]).toEqual(['src/platform']);
    const globals = files.filter(({ path, text }) => {
      if (roomOf(path) === 'src/platform' || path === 'src/content/browser.ts') return false;
      return /\b(?:chrome|indexedDB)\.|globalThis\.browser\b/.test(withoutComments(text));
    });
    expect(globals.map(({ path }) => path)).toEqual([]);
  });

  it('keeps time and chance out of src/core, and reads the time in one place', () => {
    const clocks = files.filter(({ text }) =>
      /\bDate\.now\(|new Date\(\)|\bDate\(\)|Temporal\.Now|performance\.now/.test(withoutComments(text)),
    );
    expect(clocks.map(({ path }) => path)).toEqual(['src/platform/clock.ts']);
    const chances = filesOf('src/core').filter(({ text }) =>
      /Math\.random|crypto\.(?:randomUUID|getRandomValues)/.test(text),
    );
    expect(chances.map(({ path }) => path)).toEqual([]);
  });
});

describe('what must not be in the product', () => {
  it('addresses nobody without encryption', () => {
    const namespaces =
      /^http:\/\/(?:www\.w3\.org|purl\.org|arxiv\.org\/schemas|a9\.com|search\.yahoo\.com\/mrss|schemas?\.[\w.]+)\//;
    const plain = files.flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(/['"`](http:\/\/[^'"`]*)/g)]
        .map((match) => match[1] ?? '')
        // The scheme alone is what a link is recognised by, before it is made https.
        .filter((url) => url !== 'http://' && !namespaces.test(url))
        .map((url) => `${path}: ${url}`),
    );
    expect(plain).toEqual([]);
  });

  it('makes no markup out of text and runs no text', () => {
    const sinks =
      /\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function\(|DOMParser|setHTMLUnsafe/;
    expect(files.filter(({ text }) => sinks.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });

  it('tells what went wrong where readers find it, not in the console alone', () => {
    const silent = files.filter(
      ({ path, text }) => path !== 'src/platform/faults.ts' && /\bconsole\./.test(withoutComments(text)),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('exports nothing by default and has no drawer for odds and ends', () => {
    expect(files.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([]);
    expect(
      files
        .filter(({ path }) => /(?:^|\/)(?:utils?|helpers?|common|manager)(?:\/|\.)/.test(path))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});
