import type { Day } from '../day.ts';
import { type Paper, paperUrl } from '../paper.ts';
import { texToText } from '../tex.ts';
import { writePapers } from './backup.ts';
import { bibtex, markdown, ris } from './citations.ts';
import type { PaperEntry } from './format.ts';

/** Files a list of papers can become. */
export const PAPER_FORMATS = ['markdown', 'bibtex', 'ris', 'json'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** A file to be saved by the reader. */
export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export interface Export {
  readonly papers: readonly PaperEntry[];
  /** The day they are of; absent for the saved list. */
  readonly day?: Day;
  /** Heading, in the reader's words. */
  readonly title: string;
  /** When, ms since 1970 (UTC). */
  readonly at: number;
}

const KINDS: Readonly<Record<PaperFormat, { readonly ending: string; readonly type: string }>> = {
  markdown: { ending: 'md', type: 'text/markdown' },
  bibtex: { ending: 'bib', type: 'application/x-bibtex' },
  ris: { ending: 'ris', type: 'application/x-research-info-systems' },
  json: { ending: 'json', type: 'application/json' },
};

/** A list of papers as a file. Names: `arxiv-2026-06-30.md`, `arxiv-saved-2026-11-22.bib`. */
export function exportPapers(wanted: Export, format: PaperFormat): ExportFile {
  const { ending, type } = KINDS[format];
  const name = wanted.day ? `arxiv-${wanted.day}` : `arxiv-saved-${new Date(wanted.at).toISOString().slice(0, 10)}`;
  return { name: `${name}.${ending}`, type, text: WRITERS[format](wanted) };
}

const WRITERS: Readonly<Record<PaperFormat, (wanted: Export) => string>> = {
  markdown: writeMarkdown,
  bibtex: ({ papers }) => writeBibtex(papers.map(({ paper }) => paper)),
  ris: ({ papers }) => papers.map(({ paper }) => ris(paper)).join('\r\n'),
  json: ({ papers, at, day }) => writePapers(papers, at, day),
};

/** Citation keys are made unique as BibTeX people do it: `lovelace2024show`, `lovelace2024showa` … */
function writeBibtex(papers: readonly Paper[]): string {
  const seen = new Map<string, number>();
  return papers
    .map((paper) =>
      bibtex(paper).replace(/^(@\w+\{)([^,]*)/, (_, open: string, key: string) => {
        const count = seen.get(key) ?? 0;
        seen.set(key, count + 1);
        return `${open}${key}${count === 0 ? '' : suffix(count)}`;
      }),
    )
    .join('\n');
}

function suffix(count: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return count <= 26 ? (letters[count - 1] ?? '') : `-${count}`;
}

/**
 * One note with front matter that Obsidian reads as properties: a date, tags from the categories, how many papers; then
 * the list, each paper with its abstract as a quotation.
 */
function writeMarkdown({ papers, day, title, at }: Export): string {
  const tags = [...new Set(papers.flatMap(({ paper }) => paper.categories.slice(0, 1)))].map(tagOf).sort();
  const front = [
    '---',
    `title: ${JSON.stringify(title)}`,
    `date: ${day ?? new Date(at).toISOString().slice(0, 10)}`,
    `papers: ${papers.length}`,
    'tags:',
    ...['arxiv', ...tags].map((tag) => `  - ${tag}`),
    '---',
  ];
  const entries = papers.map(({ paper, links, note }) => {
    const abstract = texToText(paper.abstract).replace(/\s+/g, ' ').trim();
    return (
      markdown(paper, links) +
      (note ? `  ${escapeLine(note)}\n` : '') +
      (abstract ? `  > ${escapeLine(abstract)}\n` : `  > <${paperUrl(paper.id)}>\n`)
    );
  });
  return `${front.join('\n')}\n\n# ${escapeLine(title)}\n\n${entries.join('\n')}`;
}

/** Obsidian's tags take letters, digits, `-`, `_` and `/`. */
function tagOf(category: string): string {
  return `arxiv/${category.replace(/[^A-Za-z0-9-]/g, '/')}`;
}

function escapeLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
