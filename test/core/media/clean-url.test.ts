import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanUrl, MAX_URL, urlKey } from '../../../src/core/media/clean-url.ts';
import { partsOf, siteOf } from '../../../src/core/media/sites.ts';

const messy = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `https://engine.org/${text}`),
  fc.string({ maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...['https://', 'http:', '//', ' ', 'github.com', '/', 'ada', '.git', '.', ',', ')', '(', '\\_', '$', '@', '#'],
        ...[
          '\\~{}',
          '$\\sim$',
          '?',
          '%',
          ':',
          '80',
          ':443',
          '\n',
          '}',
          '127.0.0.1',
          'é',
          '[',
          'xn--',
          '\\',
          '&',
          '=',
          '-',
          '~',
          '"',
          '*',
        ],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
);

describe('cleanUrl', () => {
  test('gives an https address of a public host, or nothing', () => {
    fc.assert(
      fc.property(messy, (raw) => {
        const url = cleanUrl(raw);
        if (url === undefined) return;
        const parsed = new URL(url);
        expect(parsed.protocol).toBe('https:');
        expect(parsed.username + parsed.password).toBe('');
        expect(parsed.hostname).toMatch(/\./);
        expect(url.length).toBeLessThanOrEqual(MAX_URL);
        expect(url).not.toMatch(/[\s.,;:!?'"`*<>{}[\]|\\^$]$/);
        expect(url).toBe(parsed.href.replace(/[#?]$/, ''));
      }),
      { numRuns: 3000 },
    );
  });

  test('changes nothing when asked again, and keeps the key', () => {
    fc.assert(
      fc.property(messy, (raw) => {
        const url = cleanUrl(raw);
        if (url === undefined) return;
        expect(cleanUrl(url)).toBe(url);
        expect(urlKey(cleanUrl(`${url}.`) ?? '')).toBe(urlKey(url));
      }),
      { numRuns: 3000 },
    );
  });

  test('gives an address whose parts are those that URL finds', () => {
    const parts = fc.tuple(messy, fc.constantFrom('', '/a', ':81/b', '?c=/#d', '#e?f/g', ':8443?h', '/i:1?j:2#k:3'));
    fc.assert(
      fc.property(parts, ([raw, more]) => {
        const url = cleanUrl(raw + more);
        if (url === undefined) return;
        const { host, pathname, search, hash } = new URL(url);
        expect(partsOf(url)).toEqual([siteOf(host), pathname, search + hash]);
      }),
      { numRuns: 3000 },
    );
  });

  test('keeps a plain address as it is', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 4 }), fc.boolean(), (host, path, slash) => {
        const url = `https://${host}.org/${path.join('/')}${slash && path.length > 0 ? '/' : ''}`;
        expect(cleanUrl(url)).toBe(url);
        expect(cleanUrl(` ${url.replace('https', 'http')}), `)).toBe(url);
      }),
    );
  });

  test.each([
    ['https: //engine.org/a', 'https://engine.org/a'],
    ['https:/engine.org/a', 'https://engine.org/a'],
    ['https://https://engine.org/a', 'https://engine.org/a'],
    ['HTTP://Engine.ORG/A', 'https://engine.org/A'],
    ['engine.org:80/a', 'https://engine.org/a'],
    ['http://engine.org:3000', 'https://engine.org:3000/'],
    ['https://github.com/ada/some\\_engine.git.', 'https://github.com/ada/some_engine'],
    ['https://github.com/ada/engine#', 'https://github.com/ada/engine'],
    ['https://github.com/ada/engine,and', 'https://github.com/ada/engine'],
    ['https://github$.$com/ada/engine', 'https://github.com/ada/engine'],
    ['https://engine.org/a_(b)', 'https://engine.org/a_(b)'],
    ['https://engine.org/a_(b))', 'https://engine.org/a_(b)'],
    ['https://engine.org/(a)).)', 'https://engine.org/(a)'],
    ['https://engine.org/\\~{}ada', 'https://engine.org/~ada'],
    ['https://ada@engine.org/', undefined],
    ['https://ada:secret@engine.org/', undefined],
    ['http://localhost:8080/', undefined],
    ['http://127.0.0.1/a', undefined],
    ['http://192.168.0.7/a', undefined],
    ['https://0x7f000001/', undefined],
    ['https://[::1]/', undefined],
    ['https://example.com/a', undefined],
    ['https://engine', undefined],
    ['https://engine.c0m/a', undefined],
    ['javascript:alert(1)', undefined],
    ['https://engine.org/a b', undefined],
    [`https://engine.org/${'a'.repeat(MAX_URL)}`, undefined],
  ])('%s', (raw, url) => {
    expect(cleanUrl(raw)).toBe(url);
  });
});

describe('urlKey', () => {
  test.each([
    ['https://github.com/Ada/Engine', 'https://www.github.com/ada/engine/'],
    ['https://github.com/ada/engine', 'https://github.com/ada/engine/tree/main'],
    ['https://hf.co/datasets/ada/notes', 'https://huggingface.co/datasets/Ada/Notes'],
    ['https://dx.doi.org/10.1/a', 'https://doi.org/10.1/a'],
    ['https://youtu.be/aB1', 'https://www.youtube.com/watch?v=aB1&t=4'],
    ['https://ada.github.io/engine', 'https://ada.github.io/engine/index.html'],
  ])('%s is %s', (one, other) => {
    expect(urlKey(one)).toBe(urlKey(other));
  });

  test.each([
    ['https://youtu.be/aB1', 'https://youtu.be/AB1'],
    ['https://ada.github.io/Engine', 'https://ada.github.io/engine'],
    ['https://engine.org/?a=1', 'https://engine.org/?a=2'],
    ['https://github.com/ada/engine', 'https://github.com/ada/engine/tree/v2'],
  ])('%s is not %s', (one, other) => {
    expect(urlKey(one)).not.toBe(urlKey(other));
  });
});
