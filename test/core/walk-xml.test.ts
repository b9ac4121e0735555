import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { Failed } from '../../src/core/failure.ts';
import { walkXml } from '../../src/core/walk-xml.ts';
import { fixture } from './sources/fixture.ts';

type Step = readonly [what: string, words: string, attributes?: object];

/** What is said of a document, texts side by side as one, or `refused`. */
function told(walk: (say: (...step: Step) => void) => void): readonly Step[] | 'refused' {
  const steps: Step[] = [];
  try {
    walk((what, words, attributes) => {
      const last = steps.at(-1);
      if (what === 'text' && last?.[0] === 'text') steps[steps.length - 1] = ['text', last[1] + words];
      else if (words !== '') steps.push(attributes ? [what, words, attributes] : [what, words]);
    });
  } catch (error) {
    if (!(error instanceof Failed) || error.failure.kind !== 'unreadable') throw error;
    return 'refused';
  }
  return steps;
}

function byUs(document: string) {
  return told((say) =>
    walkXml(document, {
      open: (name, attributes) => say('open', name, Object.fromEntries(attributes)),
      text: (text) => say('text', text),
      close: (name) => say('close', name),
    }),
  );
}

/** The same by a library that passes the W3C's conformance tests. */
function bySaxes(document: string) {
  return told((say) => {
    const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
    const refuse = () => {
      throw new Failed({ kind: 'unreadable', detail: '' });
    };
    let depth = 0;
    parser.on('error', refuse);
    parser.on('doctype', refuse);
    parser.on('opentag', ({ name, attributes }) => {
      depth += 1;
      say('open', name, { ...attributes });
    });
    parser.on('text', (text) => depth > 0 && say('text', text));
    parser.on('cdata', (text) => say('text', text));
    parser.on('closetag', ({ name }) => {
      depth -= 1;
      say('close', name);
    });
    parser.write(document).close();
  });
}

const PIECES = [
  ...['<a>', '</a>', '</a >', '<b/>', '<b />', '<c d="e"', " f:g='h>'", " d = '\t&lt;\r\n'", '>', '/>', '/', '<', '"'],
  ...['&', '&lt;', '&#65;', '&#x1d4b3;', '&#X41;', '&no;', '&#0;', '&#xd835;', '&#xfffe;', '&#9;', '&#13;', ';', "'"],
  ...['<!--', '-->', '--', '<![CDATA[', ']]>', ']', '<?xml version="1.0"?>', '<?xml version="1.1" encoding="x"?>'],
  ...["<?xml version='1.0' standalone='no'?>", '<?xml?>', '<?XML ?>', '<?p q?>', '<?p?>', '<?xml-p?>', '<?', '?>'],
  ...['\r\n', '\r', '\u0085', '\u2028', '\u00a0', '\t', ' ', '\ufeff', '\0', '\u0001', '\u007f', '\uffff'],
  ...['𝒳', 'text', 'é', '=', '<!D', '<!doctype a>', '<!DOCTYPE a>', '</', 'xmlns:p="urn:q"'],
  ...['<p:r>', '</p:r>', '<1>', '<é·>', '</é·>', '<\u0300>', '<𝒳>', '</𝒳>', '<:>', '</:>', '<a\n>', '<constructor>'],
];
const pieced = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));
/** Well-formed more often than not. */
const nested = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('text', ' ', '&amp;', '&#x3c;', '<b/>', '<![CDATA[<&]]>', '<!-- c -->', '<?p?>', '>', ']]', '\r\n'),
    fc
      .tuple(
        fc.constantFrom('a', 'p:r', 'é·', '𝒳'),
        fc.constantFrom('', ' ', ' d="e"', " d='&quot;' f = '\n>'", ' d="1" d="2"', ' xmlns:p="q"\t'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, attributes, inside]) => `<${name}${attributes}>${inside.join('')}</${name}>`),
  ),
})).node;
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

describe('walkXml', () => {
  it.each([
    ['pieces', pieced],
    ['pieces in a root', pieced.map((text) => `<a>${text}</a>`)],
    ['elements', nested],
    ['a declaration and elements', fc.tuple(pieced, nested).map(([before, after]) => before + after)],
    ['damaged feeds', damaged],
  ])('says of %s what a parser of proven conformance says', (_, documents) => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(byUs(document)).toEqual(bySaxes(document));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['feeds/rss-day.xml', 'feeds/atom-day.xml', 'feeds/api-two.xml'])('says the same of all of %s', (name) => {
    expect(byUs(fixture(name)).length).toBeGreaterThan(50);
    expect(byUs(fixture(name))).toEqual(bySaxes(fixture(name)));
  });

  it.each(['<a>\ud835</a>', '<a b="\udcb3"/>', '<a><!--\udcb3\ud835--></a>'])(
    'refuses half of a pair: %j',
    (document) => {
      expect(byUs(document)).toBe('refused');
    },
  );

  it.each([
    ['attributes', `<a ${Array.from({ length: 201 }, (_, at) => `b${at}="c"`).join(' ')}/>`],
    ['references', `<a>${'&#65;'.repeat(200_001)}</a>`],
    ['references all over', `<a>${'<b>&#65;&lt;</b>'.repeat(150_000)}</a>`],
    ['ends of lines', `<a>${'\r'.repeat(200_001)}</a>`],
  ])('refuses a flood of %s', (_, document) => {
    expect(byUs(document)).toBe('refused');
  });
});
