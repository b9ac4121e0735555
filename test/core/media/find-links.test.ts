import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLinks } from '../../../src/core/media/index.ts';

const urlsOf = (text: string): string[] => findLinks(text, 'abstract').map(({ url }) => url);
const REPO = 'https://github.com/ada/Some-Engine';

describe('findLinks finds', () => {
  test.each([
    ['the end of a sentence', `Code: ${REPO}.`],
    ['brackets', `Our code (${REPO}) is public.`],
    ['quotes', `See '${REPO}'. And "${REPO}".`],
    ['\\url', `Code at \\url{${REPO}}.`],
    ['\\url without an end', `Code at \\url{${REPO}. We hope so.`],
    ['\\href with a word', `Code is \\href{${REPO}}{here}.`],
    ['\\href with another address as text', `Code is \\href{${REPO}}{\\texttt{https://github.com/ada}}.`],
    ['\\href in mathematics', `Code: $\\href{${REPO}}{\\text{this https URL}}$.`],
    ['\\href with a stray bracket', `\\href{[${REPO}.git}{${REPO}}`],
    ['\\href whose address is a placeholder', `\\href{https://github.com/xxx/xxx}{${REPO}}`],
    ['\\textcolor', `Code: \\textcolor{red}{${REPO}.git}.`],
    ['a footnote', `our code\\footnote{${REPO}} is public`],
    ['markdown', `Code: [${REPO}](${REPO}).`],
    ['markdown with words', `Code: [some engine](${REPO}).`],
    ['markdown whose text is another address', `Code: [https://engine.org](${REPO}).`],
    ['an anchor', `<a href="${REPO}.git">this https URL</a>`],
    ['angle brackets', `Code: <${REPO}>`],
    ['a blank in the scheme', 'Code: https: //github.com/ada/Some-Engine.'],
    ['a line feed in the scheme', 'Code: https:\n  //github.com/ada/Some-Engine'],
    ['a missing slash', 'Code: https:/github.com/ada/Some-Engine'],
    ['missing slashes', 'Code: https:github.com/ada/Some-Engine'],
    ['a doubled scheme', `Code: https://${REPO}`],
    ['no scheme', 'Code: github.com/ada/Some-Engine'],
    ['a word in front', 'The code is available atgithub.com/ada/Some-Engine.'],
    ['a colon in front', `available at:${REPO}`],
    ['dollars in the host', 'https://github$.$com/ada/Some-Engine'],
    ['a blank in the host', 'https://github. com/ada/Some-Engine'],
    ['a line feed after the host', 'https://github.com/\nada/Some-Engine.'],
    ['a blank after the owner', 'https://github.com/ada/ Some-Engine.'],
    ['a blank within the name', 'https://github.com/ada/Some- Engine.'],
    ['the next sentence glued on', `Code: ${REPO}.Project page soon`],
    ['a comma glued on', `Code: ${REPO},data soon`],
    ['the next address glued on', `${REPO}${REPO}`],
    ['blanks after every part', 'https: // github. com/\n ada/ Some-Engine .'],
  ])('an address with %s', (_, text) => {
    expect(urlsOf(text)).toEqual([REPO]);
  });

  test.each([
    ['https://github.com/ada/some\\_big\\_engine.', 'https://github.com/ada/some_big_engine'],
    ['https://engine.org/a?b=1\\&c=2\\#d', 'https://engine.org/a?b=1&c=2#d'],
    ['engine-lab.github.io, accepted', 'https://engine-lab.github.io/'],
    ['Website: www.engine-lab.org', 'https://www.engine-lab.org/'],
    ['is at www.engine-lab.top.', 'https://www.engine-lab.top/'],
    ['is part of Engine (engine.university.edu)', 'https://engine.university.edu/'],
    ['We publish our code on code.engine.ai after review', 'https://code.engine.ai/'],
    ['https://github.com/ada- king/Engine for more', 'https://github.com/ada-king/Engine'],
    ['http://engine.org/\n~ada/a.pdf', 'https://engine.org/~ada/a.pdf'],
    ['https:\\/\\/engine.org\\/ada', 'https://engine.org/ada'],
    ['(engine-lab.org/)', 'https://engine-lab.org/'],
    ['ai.university.edu/~ada/engine/', 'https://ai.university.edu/~ada/engine/'],
    ['is available at engine-lab.org.', 'https://engine-lab.org/'],
    ['DOI: 10.5281/zenodo.123456.', 'https://doi.org/10.5281/zenodo.123456'],
    ['https://doi.org/10. 5281/zenodo.123456', 'https://doi.org/10.5281/zenodo.123456'],
    ['https://web.archive.org/web/2031/http://engine.org/a', 'https://web.archive.org/web/2031/http://engine.org/a'],
    ['https://github.com/Engine-/', 'https://github.com/Engine-/'],
    ['https://github.com/tobe-lab/blindness', 'https://github.com/tobe-lab/blindness'],
    ['https://xxengine.github.io', 'https://xxengine.github.io/'],
    ['[https://github.com/ada/Engine-](https://github.com/ada/Engine-)', 'https://github.com/ada/Engine-'],
  ])('%s', (text, url) => {
    expect(urlsOf(text)).toEqual([url]);
  });

  test.each([
    '~',
    '\\~',
    '~{}',
    '\\~{}',
    '$\\sim$',
    '{\\textasciitilde}',
    '\\textasciitilde ',
    '$\\tilde{}$',
    '$\\tilde{\\ }$',
  ])("an address with TeX's tilde %s", (tilde) => {
    expect(urlsOf(`See http://www.engine.org/${tilde}ada/notes.html.`)).toEqual([
      'https://www.engine.org/~ada/notes.html',
    ]);
  });

  test('several, with their kinds, in order', () => {
    const text =
      'Project: https://ada.github.io/engine/; Video: https://youtu.be/aB1, Code: github.com/ada/engine Data: https://bit.ly/2aB';
    expect(findLinks(text, 'comments')).toEqual([
      { url: 'https://ada.github.io/engine/', kind: 'project', from: 'comments' },
      { url: 'https://youtu.be/aB1', kind: 'video', from: 'comments' },
      { url: 'https://github.com/ada/engine', kind: 'code', from: 'comments' },
      { url: 'https://bit.ly/2aB', kind: 'dataset', from: 'comments' },
    ]);
  });

  test('an address in any frame', () => {
    const name = fc
      .stringMatching(/^[a-z][a-z0-9]{2,8}(?:-[a-z0-9]{1,5})?$/)
      .filter((word) => !/xxx|anon|accept|repo|tb[ad]/.test(word));
    const frame = fc.constantFrom(
      ...[
        'Code: @.',
        'Code (@).',
        '\\url{@}',
        '\\href{@}{here}',
        '[@](@)',
        '<@>',
        '"@"',
        'at @, which',
        'see @; then',
        'code @ and',
      ],
      ...['$\\href{@}{\\text{this}}$', '\\textbf{Code: @.}', '{@}', 'a@b.org, @', '@'],
    );
    fc.assert(
      fc.property(name, name, frame, (owner, repo, words) => {
        const url = `https://github.com/${owner}0/${repo}`;
        expect(urlsOf(words.replaceAll('@b', '\0').replaceAll('@', url).replaceAll('\0', '@b'))).toEqual([url]);
      }),
    );
  });
});

describe('findLinks is silent about', () => {
  test.each([
    ['false hosts', 'We improve performance.To do so we split tasks.However, see Fig.In all.'],
    [
      'names of firms and files',
      'ClinicalTrials.gov, JD.com, Next.js, FLUX.1-dev, Leonardo.Ai. and three.js; node.js/express',
    ],
    ['categories', 'arXiv cs.AI preprint, math.CO/0412306, see [math.CO] and cs.SE/0010035'],
    ['what no browser can fetch', 'by ftp from ftp://ftp.university.edu/pub/a.ps or ftp.university.edu/pub/a.ps'],
    ['e-mail', 'ada@university.edu, ada.king@engine-lab.org and mAP@0.5'],
    ['bare names of sites', 'on github.com. On GitHub.com and https://github.com/ and https://huggingface.co.'],
    [
      'placeholders',
      'https://github.com/xxx/xxx, https://github.com/to/be/released, github.com/anonymous/code, https://github.com/XXXX',
    ],
    [
      'promises',
      'https://github.com/open_upon_acceptance, https://github.com/anonymized-link, https://github.com/released-upon-publication, github.com/to-be-released and https://github.com/double-blind/code.',
    ],
    ['pages of nobody', 'https://xxxx.github.io/, your-name.github.io/engine and https://username.github.io'],
    ['corrupt hosts', 'https://github.c0m/ada/engine'],
    ['ids', 'arXiv:2404.03648v2 and hep-th/9901001, see 10.1145/1.2'],
    ['sentences', 'e.g. in vivo vs. in silico, i.e. it is at 3.78 p.p. in all, et al. in 2031'],
    ['examples', 'http://localhost:8080/ and https://example.com/a'],
  ])('%s', (_, text) => {
    expect(urlsOf(text)).toEqual([]);
  });

  test.each([
    ['https://github.com/ada/ and the data', 'https://github.com/ada/'],
    ['https://github.com/ada/\nsoon.', 'https://github.com/ada/'],
    ['https://github.com/ada/engine/ Website: soon', 'https://github.com/ada/engine/'],
    ['https://github.com/ada/engine - Data soon', 'https://github.com/ada/engine'],
  ])('the words after an address: %s', (text, url) => {
    expect(urlsOf(text)).toEqual([url]);
  });

  test('words without marks of an address', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,9}[,;:!?)]?$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        expect(urlsOf(words.join(' '))).toEqual([]);
      }),
    );
  });
});

test('whatever the text, links are clean, known once, and in the text', () => {
  const piece = fc.constantFrom(
    ...[
      'https://',
      'github.com/',
      'ada',
      '/',
      '\\href{',
      '\\url{',
      '}',
      '{',
      '$',
      '](',
      '[',
      ')',
      ' ',
      '\n',
      '.',
      ',',
      'Code',
    ],
    ...[
      'engine.org',
      '.github.io',
      'https: //',
      '\\_',
      '<a href="',
      '">',
      '</a>',
      '-',
      '@',
      'www.',
      'doi.org/10.1/a',
      '%20',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const urls = urlsOf(pieces.join(''));
      expect(new Set(urls).size).toBe(urls.length);
      for (const url of urls) expect(new URL(url).protocol).toBe('https:');
    }),
    { numRuns: 3000 },
  );
});
