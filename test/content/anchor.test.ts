// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { anchor, followable } from '../../src/content/anchor.ts';
import { LINK_KINDS } from '../../src/core/link.ts';
import { fakeExtension } from './fake-extension.ts';

beforeAll(() => {
  fakeExtension();
});

const schemes = fc.constantFrom(
  'https://',
  'http://',
  'javascript:',
  'data:text/html,',
  'vbscript:',
  'blob:',
  'file:///',
  '//',
  ' https://',
  'HTTPS://',
  'java\nscript:',
  'chrome-extension://',
);
const addresses = fc.oneof(
  fc.webUrl(),
  fc.string(),
  fc
    .tuple(schemes, fc.constantFrom('', 'a@', 'a:b@'), fc.webUrl())
    .map(([scheme, user, url]) => scheme + user + url.slice(url.indexOf('//') + 2)),
);

test('whatever the address, only https without userinfo becomes a link, and its host can be read', () => {
  fc.assert(
    fc.property(addresses, fc.constantFrom(...LINK_KINDS), (url, kind) => {
      for (const link of followable([{ url, kind, from: 'huggingface' }])) {
        const a = anchor(link);
        const { protocol, username, password, host } = new URL(a.getAttribute('href') ?? '');
        expect([protocol, username, password]).toEqual(['https:', '', '']);
        expect(a.textContent).toContain(host.replace(/^www\./, ''));
        expect(a.rel).toBe('noopener noreferrer');
        expect(a.children).toHaveLength(2);
      }
    }),
  );
});

test('a good address is kept', () => {
  const link = { url: 'https://www.example.org/a?b#c', kind: 'video', from: 'comments' } as const;
  expect(followable([link])).toEqual([link]);
  const a = anchor(link);
  expect([a.dataset.kind, a.dataset.from, a.textContent]).toEqual(['video', 'page', 'Video (example.org)']);
});
