import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/core/decode-text.ts';
import { Failed } from '../../../src/core/failure.ts';
import type { PaperId } from '../../../src/core/paper.ts';
import type { Finding } from '../../../src/core/source.ts';
import { sourceOf } from '../../../src/core/sources/index.ts';
import { everyQuestion } from './every-question.ts';
import { DAY, fixture } from './fixture.ts';

const ID = '2703.00101' as PaperId;
const QUESTIONS = everyQuestion(DAY, [ID]);
const BODIES = [
  ...['feeds/rss-day.xml', 'feeds/atom-day.xml', 'feeds/api-two.xml', 'listings/new.html', 'listings/catchup.html'],
  ...['hf/day.json', 'hf/paper.json', 'hf/repos.json', 'hf/papers-with-code.json'],
].map(fixture);
const PIECES = [
  ...['<', '>', '&', '"', "'", '</', '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE x [', '&#0;', '&#x110000;', '&amp;'],
  ...['{', '}', '[', ']', ',', ':', 'null', '1e999', '"__proto__":{"x":1},', '\\u0000', '\ufeff', '\ud800', '\0'],
  ...['javascript:alert(1)', 'https://a@b.net/', '//evil.net', 'data:,', '2703.00102', 'v2', 'new', '</dl>', '<dt>'],
];

/** A recorded kind of answer with things cut out of it, put into it and moved about. */
const damaged = fc
  .tuple(
    fc.constantFrom(...BODIES),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.nat(60),
        put: fc.constantFrom('', ...PIECES),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([body, cuts]) =>
    cuts.reduce((text, { at, drop, put }) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + put + text.slice(from + drop);
    }, body),
  );

/** What Hugging Face might answer if every field could be anything. */
const anything = fc.jsonValue({ maxDepth: 2 });
const address = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(...PIECES),
  anything,
);
const strangeRows = fc
  .array(
    fc.record(
      {
        paper: fc.record(
          {
            id: fc.oneof(fc.constantFrom('2703.00101', 'hep-th/9901001', '../x'), anything),
            ...{ title: anything, summary: anything, authors: anything, publishedAt: anything, upvotes: anything },
            ...{ githubRepo: address, projectPage: address, githubStars: anything },
            mediaUrls: fc.oneof(fc.array(address, { maxLength: 4 }), anything),
          },
          { requiredKeys: [] },
        ),
        ...{ numComments: anything, title: fc.string(), mediaUrl: address },
        linkedModels: fc.array(fc.oneof(fc.record({ id: fc.string(), likes: anything }), anything), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 4 },
  )
  .map((rows) => JSON.stringify(rows));

/** XML as nobody honest writes it: names of prototypes, prefixes of anything, sections in one another, ends left out. */
const NAMES = [
  'feed',
  'entry',
  'rss',
  'channel',
  'item',
  'id',
  'title',
  'link',
  'summary',
  'author',
  'name',
  'x:id',
  '__proto__',
];
const SPACES = ['http://www.w3.org/2005/Atom', 'http://arxiv.org/schemas/atom', '__proto__', ''];
const { element: strangeXml } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .record({
      name: fc.constantFrom(...NAMES),
      space: fc.option(fc.constantFrom(...SPACES)),
      prefix: fc.constantFrom('xmlns', 'xmlns:x', 'xmlns:__proto__'),
      wide: fc.constantFrom(0, 0, 0, 100, 70_000),
      content: fc.array(tie('content'), { maxLength: 4 }),
      open: fc.integer({ min: 0, max: 30 }),
    })
    .map(({ name, space, prefix, wide, content, open }) => {
      const attributes =
        (space === null ? '' : ` ${prefix}="${space}"`) + (wide > 0 ? ` href="${'a'.repeat(wide)}"` : '');
      return `<${name}${attributes}>${content.join('')}${open === 0 ? '' : `</${name}>`}`;
    }),
  content: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'http://arxiv.org/abs/2703.00101v1',
      '<![CDATA[<b>]]>',
      '<!-- -- -->',
      '<?php ?>',
      '&#x26;',
      '&lt;',
      '&b;',
      ']]>',
    ),
    fc.string(),
    tie('element'),
  ),
}));

/** JSON by hand: a field twice, numbers that no double holds, depth without end. */
const strangeJson = fc
  .array(
    fc.tuple(
      fc.constantFrom('id', 'paper', 'title', 'models', 'repositories', 'upvotes', '__proto__', 'constructor'),
      fc.constantFrom(
        '1e999',
        '-0',
        '9007199254740993',
        'NaN',
        '{}',
        '[]',
        '"2703.00101"',
        'null',
        `${'['.repeat(9000)}${']'.repeat(9000)}`,
      ),
    ),
    { maxLength: 8 },
  )
  .map((fields) => `[{${fields.map(([key, value]) => `"${key}":${value}`).join(',')}}]`);

/** Bytes in some encoding, cut or spoilt anywhere. */
const strangeBytes = fc
  .tuple(
    damaged,
    fc.constantFrom('utf8' as const, 'utf16le' as const, 'latin1' as const),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(255),
  )
  .map(([text, encoding, at, spoilt]) => {
    const bytes = new Uint8Array(Buffer.from(`\ufeff${text}`, encoding));
    const place = Math.floor(at * bytes.length);
    bytes[place] = spoilt;
    return spoilt % 2 ? bytes.subarray(0, place) : bytes;
  });

function addressesOf(finding: Finding): readonly string[] {
  if (finding.type === 'links') return finding.links.map(({ url }) => url);
  if (finding.type === 'question') return [finding.question.url];
  return finding.type === 'pictures' ? finding.urls : [];
}

/** Reads a body by every source: findings that keep the contract, or a named failure. */
function check(body: string): void {
  for (const question of QUESTIONS) {
    let findings: Finding[] = [];
    try {
      findings = sourceOf(question.source)?.read({ question, body, at: 0 }) ?? [];
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
    }
    for (const url of findings.flatMap(addressesOf)) {
      const { protocol, username, password } = new URL(url);
      expect([protocol, username, password]).toEqual(['https:', '', '']);
    }
    for (const finding of findings) {
      if (finding.type !== 'paper') continue;
      const { title, abstract, comments = '', authors, authorCount, categories } = finding.paper;
      expect(title).toMatch(/^\S.{0,599}$|^\S$/u);
      expect(abstract.length).toBeLessThanOrEqual(10_000);
      expect(comments).not.toMatch(/[\n\0]/);
      expect(authorCount).toBeGreaterThanOrEqual(authors.length);
      expect(new Set(categories).size).toBe(categories.length);
    }
  }
}

// Long enough for a busy machine; nothing here depends on it.
describe('any answer', { timeout: 60_000 }, () => {
  it('that is damaged ends as findings within bounds or as a named failure', () => {
    fc.assert(fc.property(damaged, check), { numRuns: 250 });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('of strange JSON does, too', () => {
    fc.assert(fc.property(strangeRows, check), { numRuns: 250 });
    fc.assert(fc.property(fc.json(), check), { numRuns: 200 });
  });

  it('of no form at all does, too', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), check), { numRuns: 200 });
  });

  it('of strange XML or JSON, whole and well-formed or not, does, too', () => {
    fc.assert(fc.property(strangeXml, check), { numRuns: 250 });
    fc.assert(fc.property(strangeJson, check), { numRuns: 250 });
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('title');
  });

  it('of bytes in whatever encoding does, too', () => {
    fc.assert(
      fc.property(strangeBytes, (bytes) => check(decodeText(bytes, ''))),
      { numRuns: 200 },
    );
  });
});
