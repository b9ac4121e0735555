import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeBackup, writePapers } from '../../src/core/export/backup.ts';
import { bibtex } from '../../src/core/export/citations.ts';
import type { PaperEntry } from '../../src/core/export/format.ts';
import { exportPapers } from '../../src/core/export/papers.ts';
import { readImport } from '../../src/core/export/read-import.ts';
import { LINK_KINDS } from '../../src/core/link.ts';
import type { Mark } from '../../src/core/mark.ts';
import { changeSettings } from '../../src/core/merge-settings.ts';
import { type Paper, type PaperId, parseId } from '../../src/core/paper.ts';
import { readSettings } from '../../src/core/settings.ts';

const NOW = Date.parse('2026-03-20T16:00:00Z');

/** Text as people write it, with TeX, accents, brackets and other scripts; no lone surrogates, as in JSON files. */
const words = fc.string({ unit: 'grapheme', maxLength: 60 });
const ids = fc
  .tuple(fc.integer({ min: 15, max: 26 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 99_999 }))
  .map(
    ([year, month, number]) => `${year}${String(month).padStart(2, '0')}.${String(number).padStart(5, '0')}` as PaperId,
  );
const stamps = fc.option(fc.integer({ min: 1, max: 4_000_000_000_000 }), { nil: undefined });
const links = fc.array(
  fc.record({
    url: fc.webUrl({ validSchemes: ['https'] }),
    kind: fc.constantFrom(...LINK_KINDS),
    from: fc.constantFrom('abstract', 'comments', 'hugging-face'),
  }),
  { maxLength: 4 },
);
const papers: fc.Arbitrary<Paper> = fc.record({
  id: ids,
  title: words.map((text) => text || 'T'),
  abstract: words,
  authors: fc.array(words, { maxLength: 5 }),
  authorCount: fc.integer({ min: 0, max: 3000 }),
  categories: fc.constant(['cs.AI', 'hep-th']),
});
const marks: fc.Arbitrary<Mark> = fc
  .record({
    id: ids,
    savedAt: stamps,
    unsavedAt: stamps,
    readAt: stamps,
    hiddenAt: stamps,
    moreAt: stamps,
    paper: fc.option(papers, { nil: undefined }),
    links: fc.option(links, { nil: undefined }),
    note: fc.option(words, { nil: undefined }),
  })
  .map((mark) => JSON.parse(JSON.stringify(mark)) as Mark);

function found(file: string) {
  const read = readImport(file, NOW);
  if (!read.ok) throw new Error(read.problem.key);
  return read.found;
}
function problemOf(file: string): string | undefined {
  const read = readImport(file, NOW);
  return read.ok ? undefined : read.problem.key;
}

const paper: Paper = {
  id: '2404.03648' as PaperId,
  title: 'Show & tell: $O(n)$ {Models} of G\\"odel',
  abstract: 'We show [a] thing.\nAnd # another.',
  authors: ['Ada Lovelace', 'Emmy Noether'],
  authorCount: 2,
  categories: ['cs.AI', 'math.LO'],
};
const entry: PaperEntry = {
  paper,
  links: [{ url: 'https://github.com/ada/show', kind: 'code', from: 'abstract' }],
  savedAt: 1000,
};

describe('a backup', () => {
  it('comes back as it went out', () => {
    fc.assert(
      fc.property(fc.uniqueArray(marks, { selector: ({ id }) => id, maxLength: 8 }), words, (all, name) => {
        const topic = { name, categories: ['cs.AI'], keywords: ['a'], excludedKeywords: [], authors: [] };
        const settings = changeSettings(readSettings(undefined), { topics: [topic], theme: 'dark' }, NOW);
        const back = found(writeBackup(settings, all, NOW));
        expect(back.settings).toEqual(settings);
        expect(back.marks).toEqual([...all].sort((a, b) => (a.id < b.id ? -1 : 1)));
        expect(back).toMatchObject({ content: 'backup', exportedAt: NOW, leftOut: 0 });
      }),
    );
  });

  it('what cannot be read is left out and counted; nothing else is lost with it', () => {
    const good: Mark = { id: paper.id, savedAt: 5, paper, links: entry.links };
    const file = JSON.parse(writeBackup(readSettings(undefined), [good], NOW));
    file.marks.push({ id: 'nonsense', savedAt: 1 }, { id: '2404.03683', savedAt: 'yesterday' }, null, 7);
    file.marks.push({
      ...good,
      id: '2404.03715',
      links: [{ url: 'javascript:alert(1)', kind: 'code', from: 'x' }, ...entry.links],
    });
    const back = found(JSON.stringify(file));
    expect(back.leftOut).toBe(4);
    expect(back.marks.map(({ id }) => id)).toEqual(['2404.03648', '2404.03715']);
    expect(back.marks[1]?.links).toEqual(entry.links);
  });

  it('tells what was learned, whatever the words are, and is read all the same', () => {
    const good: Mark = { id: paper.id, savedAt: 5, paper, links: entry.links };
    const words = new Map([
      ['__proto__', -0.5],
      ['video diffusion', 2],
    ]);
    const text = writeBackup(readSettings(undefined), [good], NOW, { words, mean: 0, spread: 1, examples: 3 });
    expect(JSON.parse(text).learned).toEqual([
      ['video diffusion', 2],
      ['__proto__', -0.5],
    ]);
    expect(found(text).marks).toEqual([good]);
  });

  it('foreign, cut, newer and hostile files get a sentence, never an exception', () => {
    const good = writeBackup(readSettings(undefined), [{ id: paper.id, savedAt: 5 }], NOW);
    expect(problemOf(good.slice(0, -20))).toBe('optionsImportCut');
    expect(problemOf('@misc{a, title={b}}')).toBe('optionsImportOther');
    expect(problemOf('<!doctype html>')).toBe('optionsImportOther');
    expect(problemOf('{"some": "json"}')).toBe('optionsImportOther');
    expect(problemOf(good.replace('"version": 1', '"version": 2'))).toBe('optionsImportNewer');
    expect(problemOf(good.replace('"marks"', '"marx"'))).toBe('optionsImportCut');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readImport(text, NOW).ok).toBe(false);
      }),
    );
  });

  it('copies named fields only, so that nothing of the file’s own objects goes further', () => {
    const file = `{"format":"arxiv-daily-show","version":1,"content":"backup","marks":[{"id":"2404.03648","savedAt":5,"__proto__":{"polluted":1},"extra":2}],"settings":{"__proto__":{"pictures":false}}}`;
    const back = found(file);
    expect(back.marks).toEqual([{ id: '2404.03648', savedAt: 5 }]);
    expect(back.settings?.pictures).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('any mark that comes in has an id that is one, and stamps that end', () => {
    const nearly = fc.record(
      { id: fc.oneof(ids, fc.string()), savedAt: fc.anything(), note: fc.anything(), links: fc.anything() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(nearly, { maxLength: 5 }), (list) => {
        const file = JSON.stringify({ format: 'arxiv-daily-show', version: 1, content: 'backup', marks: list });
        for (const mark of found(file).marks) {
          expect(parseId(mark.id)?.id).toBe(mark.id);
          expect(mark.savedAt === undefined || Number.isInteger(mark.savedAt)).toBe(true);
          for (const link of mark.links ?? []) expect(new URL(link.url).protocol).toBe('https:');
        }
      }),
    );
  });
});

describe('papers as files', () => {
  const day = exportPapers.bind(undefined, {
    papers: [entry, entry],
    day: '2026-03-20' as never,
    title: 'Highlights: "the" day',
    at: NOW,
  });

  it('JSON comes back as papers to be saved', () => {
    const back = found(day('json').text);
    expect(back).toMatchObject({ content: 'papers', leftOut: 0 });
    expect(back.marks[0]).toEqual({ id: paper.id, savedAt: 1000, paper, links: entry.links });
    expect(found(writePapers([{ paper, links: [] }], NOW)).marks[0]?.savedAt).toBe(NOW);
  });

  it('Markdown has front matter that a property reader takes, and one entry a paper', () => {
    const { name, text } = day('markdown');
    expect(name).toBe('arxiv-2026-03-20.md');
    const [, front, body] = text.split(/^---$/m);
    expect(front).toContain('title: "Highlights: \\"the\\" day"');
    expect(front).toContain('date: 2026-03-20');
    expect(front).toContain('  - arxiv/cs/AI');
    expect(body?.match(/^- \[/gm)).toHaveLength(2);
    expect(body).toContain('[code](https://github.com/ada/show)');
    expect(body).toContain('> We show \\[a\\] thing. And \\# another.');
  });

  it('BibTeX keeps TeX, and no two entries share a key', () => {
    const { text } = day('bibtex');
    const keys = [...text.matchAll(/^@misc\{([^,]+),/gm)].map((match) => match[1]);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(2);
    expect(text).toContain(`{${paper.title}}`);
    expect(text).toContain('eprint = {2404.03648}');
    expect(bibtex(paper)).toContain('author = {Ada Lovelace and Emmy Noether}');
  });

  it('RIS has one record a paper, each begun and ended, in CRLF lines', () => {
    const { text, name } = exportPapers({ papers: [entry, entry], title: 'x', at: NOW }, 'ris');
    expect(name).toBe('arxiv-saved-2026-03-20.ris');
    expect(text.match(/^TY {2}- /gm)).toHaveLength(2);
    expect(text.match(/^ER {2}- /gm)).toHaveLength(2);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text).toContain('AU  - Lovelace, Ada');
  });

  it('no text of a paper breaks out of its line in any format', () => {
    fc.assert(
      fc.property(papers, words, (one, title) => {
        const files = (['markdown', 'ris'] as const).map((format) =>
          exportPapers({ papers: [{ paper: one, links: [] }], title, at: NOW }, format),
        );
        expect(files[0]?.text.match(/^---$/gm)).toHaveLength(2);
        expect(files[1]?.text.match(/^ER {2}- $/gm)).toHaveLength(1);
      }),
    );
  });
});
