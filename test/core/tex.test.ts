import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Segment, splitRichText, texToText } from '../../src/core/tex.ts';
import { isFormula } from '../../src/core/tex-formula.ts';

const formulas = (raw: string) =>
  splitRichText(raw).flatMap((each) => (each.type === 'formula' ? [each.display ? `[${each.tex}]` : each.tex] : []));
const links = (raw: string) => splitRichText(raw).flatMap((each) => (each.type === 'link' ? [each] : []));

describe('texToText', () => {
  it.each([
    // accents and letters
    ['Daniela K\\"uhn, Mikkel {\\O}bro, Zbigniew Pucha{\\l}a', 'Daniela Kühn, Mikkel Øbro, Zbigniew Puchała'],
    [
      "Nguy\\~ên, Tolúl\\d{o}pé, Vojt\\v ech, \\c{C}etin, Garc{\\'\\i}a, {\\'{E}}va",
      'Nguyễn, Tolúlọpé, Vojtěch, Çetin, García, Éva',
    ],
    [
      "Wies{\\l}aw Kli\\'s, Andr\\'{e}, Sz\\H{o}cs, \\AA{}ngstr\\\"{o}m, Stra\\ss{}e",
      'Wiesław Kliś, André, Szőcs, Ångström, Straße',
    ],
    // dress, escapes, marks
    ['\\textbf{E}fficient \\textit{and \\emph{very} good}', 'Efficient and very good'],
    ['99\\% of R\\&D in \\#1 \\$100 a\\_b', '99% of R&D in #1 $100 a_b'],
    ['Diffusion~3 in ~10 minutes', 'Diffusion 3 in ~10 minutes'],
    ["``quoted'' text --- pages 1--2, run --flag or -v", '“quoted” text — pages 1–2, run --flag or -v'],
    ['DESIGN-R\\textsuperscript{\\textregistered} FA^{3}-CLIP H\\textsubscript{2}O x^2', 'DESIGN-R® FA³-CLIP H₂O x²'],
    ['{\\alpha}-Cloak, 5\\,m, {BERT}, 60{,}000', 'α-Cloak, 5 m, BERT, 60,000'],
    ['\\textcolor{red}{red} \\footnote{a note} \\cite{Doe}', 'red  (a note) [Doe]'],
    ['{\\bf bold} and \\it slanted', 'bold and slanted'],
    // formulas as text
    ['$PA^3$: $\\textbf{P}$olicy', 'PA³: Policy'],
    ['$\\frac{1}{2}$ of $\\mathcal{O}(n \\log n)$, CO$_2$ at $25^\\circ$', '1/2 of O(n log n), CO₂ at 25°'],
    ['$\\sqrt{x}$ and $x_{ij}$ and $\\beta_{1}$', '√x and x_(ij) and β₁'],
    // text that only looks like TeX
    [
      "Let's <think> about <i>it</i> &#177; (M << N) (p<0.001)",
      "Let's <think> about <i>it</i> &#177; (M << N) (p<0.001)",
    ],
    ['C:\\Users\\Bob and \\d+ and {0, 1} and {name}', 'C:\\Users\\Bob and \\d+ and {0, 1} and {name}'],
    ['over $28,000 per epoch', 'over $28,000 per epoch'],
    ['from $0.398 to $0.228, and $5-$6', 'from $0.398 to $0.228, and $5-$6'],
    ['a $ b { c } d \\', 'a $ b { c } d \\'],
    ['\\method{} beats \\ours', 'method beats ours'],
  ])('%s', (raw, text) => {
    expect(texToText(raw)).toBe(text);
  });

  it('takes an escaped apostrophe of a sentence for one', () => {
    const rest = 'which is a sentence that goes on for so long that it can be no name of anybody at all';
    expect(texToText(`The model\\'s accuracy isn\\'t \\"good\\", ${rest}`)).toBe(
      `The model's accuracy isn't "good", ${rest}`,
    );
  });
});

describe('splitRichText', () => {
  it('finds formulas by every mark for them', () => {
    expect(formulas('$t$, $ O(n) $, \\(a_1\\), $$E=mc^2$$, \\[ x < y \\], \\begin{equation}z\\end{equation}')).toEqual([
      't',
      'O(n)',
      'a_1',
      '[E=mc^2]',
      '[x < y]',
      '[z]',
    ]);
  });

  it('shows simple ones in plain signs', () => {
    expect(splitRichText('$98.6\\%$, $\\times 4$, $^3$, $\\sim0.5^\\circ$, $7B$, $>$3')).toEqual([
      { type: 'text', text: '98.6%, × 4, ³, ∼0.5°, 7B, >3' },
    ]);
  });

  it.each([
    ['longer than 2,000 signs', `$x${'+x'.repeat(1000)}$`],
    ['deeper than braces go', `$${'{'.repeat(30)}x${'}'.repeat(30)}$`],
    ['that defines', '$\\def\\a{b}\\a$'],
    ['that draws', '$\\rule{1000em}{1000em}$'],
    ['that loads', '$\\includegraphics{https://evil.example.net/x.png}$'],
    ['that is not closed', '$x_1'],
    ['with braces that do not match', '$x_{1$'],
    ['that is two prices with words between', '$5 for one and as much as $'],
  ])('leaves a formula %s as text', (_, raw) => {
    expect(formulas(raw)).toEqual([]);
  });

  it('shows where a link goes, whatever it says', () => {
    expect(links('\\href{https://github.com/a/b}{here}, \\url{https://c.io/d/}, https://e.org/f\\_g.')).toEqual([
      { type: 'link', url: 'https://github.com/a/b', text: 'here (github.com)' },
      { type: 'link', url: 'https://c.io/d/', text: 'c.io/d' },
      { type: 'link', url: 'https://e.org/f_g', text: 'e.org/f_g' },
    ]);
    expect(links('\\href{https://evil.net/x}{https://arxiv.org}')[0]?.text).toBe('https://arxiv.org (evil.net)');
    expect(links('$\\href{https://x.org/a}{\\text{here}}$')).toHaveLength(1);
  });

  it('shows a host in look-alike letters as what it is, and links to no end of its name', () => {
    const alike = 'https://g\u0456thub.com/ada/engine';
    expect(links(`see \\url{${alike}}`).map(({ text }) => text)).toEqual(['xn--gthub-n2e.com/ada/engine']);
    expect(links(`\\href{${alike}}{github.com/ada/engine}`)[0]?.text).toBe('github.com/ada/engine (xn--gthub-n2e.com)');
    for (const text of [
      alike,
      'g\u0456thub.com/ada/engine',
      '\uff47ithub.com/ada/engine',
      'м\u043e\u0439github.com/ada/engine',
    ])
      expect(links(`see ${text} there`), text).toEqual([]);
    expect(links('代码在github.com/ada/engine，谢谢').map(({ url }) => url)).toEqual(['https://github.com/ada/engine']);
  });

  it('makes no link of what is none', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'https://a@evil.net/',
      'java\nscript:x',
      'http://127.0.0.1/',
    ])
      expect(links(`\\href{${url}}{click} \\url{${url}}`), url).toEqual([]);
  });

  it('keeps line feeds and what stands around a link', () => {
    expect(texToText('One.\nCode (https://github.com/a/b), data.')).toBe('One.\nCode (github.com/a/b), data.');
  });
});

/** TeX-like rubbish: pieces that mean something, in any order. */
const piece = fc.constantFrom(
  ...[
    '\\',
    '{',
    '}',
    '$',
    '$$',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '~',
    '--',
    '``',
    "''",
    '^',
    '_',
    '\\"',
    "\\'",
    '\\v',
    '\\c{c}',
  ],
  ...[
    '\\textbf{',
    '\\href{',
    '\\url{',
    '\\frac',
    '\\begin{equation}',
    '\\end{equation}',
    '\\alpha',
    '\\foo',
    '\\item ',
  ],
  ...[
    'https://github.com/a/b',
    'javascript:',
    'www.a.io',
    ' ',
    '\n',
    'x',
    'é',
    '9',
    '<b>',
    '&amp;',
    '\ud83d',
    '😀',
    '\0',
  ],
);
const rubbish = fc.oneof(
  fc.array(piece, { maxLength: 80 }).map((parts) => parts.join('')),
  fc.string({ maxLength: 200 }),
  fc.tuple(piece, fc.integer({ min: 1, max: 400 })).map(([part, times]) => part.repeat(times)),
);

describe('any text', { timeout: 60_000 }, () => {
  it('is read however deep its groups are, and no formula is longer than can be set', () => {
    const deep = `${'{'.repeat(50_000)}x${'}'.repeat(50_000)}`;
    expect(splitRichText(deep).map(({ type }) => type)).toEqual(['text']);
    expect(splitRichText(`\\textbf${deep.replaceAll('{', '{\\textbf{').replaceAll('}', '}}')}`).length).toBeGreaterThan(
      0,
    );
    expect([2000, 2001].map((length) => isFormula('x='.repeat(1001).slice(0, length), ''))).toEqual([true, false]);
  });

  it('is split without throwing into formulas within bounds and https links', () => {
    const check = (segment: Segment) => {
      if (segment.type === 'formula') expect(segment.tex.length).toBeLessThanOrEqual(2100);
      if (segment.type === 'link') {
        const url = new URL(segment.url);
        expect([url.protocol, url.username, url.password]).toEqual(['https:', '', '']);
        expect(segment.text).toContain(url.host.replace(/^www\./, ''));
      }
    };
    fc.assert(
      fc.property(rubbish, (raw) => {
        splitRichText(raw).forEach(check);
        expect(typeof texToText(raw)).toBe('string');
      }),
      { numRuns: 1000 },
    );
  });

  it('without a sign that TeX knows stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9 ,;:()<>&=+"'é\n-]{0,80}$/), (raw) => {
        fc.pre(!/--|:\/\/|http/.test(raw));
        expect(texToText(raw)).toBe(raw);
      }),
    );
  });
});
