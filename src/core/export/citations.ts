import type { Link } from '../link.ts';
import { type Paper, type PaperId, paperUrl } from '../paper.ts';
import { texToText } from '../tex.ts';

/** Year of an id: its first two digits, of the 1990s from 91 on. */
function yearOf(id: PaperId): number {
  const digits = Number((id.split('/')[1] ?? id).slice(0, 2));
  return digits >= 91 ? 1900 + digits : 2000 + digits;
}

function monthOf(id: PaperId): number {
  return Number((id.split('/')[1] ?? id).slice(2, 4));
}

/** Last word of a name: what citation keys and `Last, First` go by. */
function lastName(author: string): string {
  return author.split(' ').at(-1) ?? author;
}

/** A key such as `lovelace2024show`: first author, year, first telling word of the title; ASCII letters and digits. */
function keyOf(paper: Paper): string {
  const ascii = (text: string) =>
    texToText(text)
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9 ]/g, '');
  const word = ascii(paper.title)
    .split(' ')
    .find((candidate) => candidate.length > 3);
  return `${ascii(lastName(texToText(paper.authors[0] ?? 'arxiv'))).replace(/ /g, '')}${yearOf(paper.id)}${word ?? ''}`;
}

/** BibTeX reads TeX: the title goes out as arXiv has it, in braces so that capitals stay; `author` names all we know. */
export function bibtex(paper: Paper): string {
  const authors = paper.authors.join(' and ') + (paper.authorCount > paper.authors.length ? ' and others' : '');
  const lines = [
    ['title', `{${paper.title}}`],
    ['author', authors],
    ['year', String(yearOf(paper.id))],
    ['eprint', paper.id],
    ['archivePrefix', 'arXiv'],
    ...(paper.categories[0] ? [['primaryClass', paper.categories[0]]] : []),
    ['url', paperUrl(paper.id)],
  ];
  return `@misc{${keyOf(paper)},\n${lines.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}

/** One list item: title linked to the abstract page, authors, then the media by kind. */
export function markdown(paper: Paper, links: readonly Link[]): string {
  const media = links.map((link) => `[${link.kind}](${link.url.replace(/[()]/g, encodeURIComponent)})`);
  const parts = [
    `[${escapeMarkdown(texToText(paper.title))}](${paperUrl(paper.id)})`,
    escapeMarkdown(shortAuthors(paper)),
    `arXiv:${paper.id}`,
    ...(media.length > 0 ? [media.join(' · ')] : []),
  ];
  return `- ${parts.filter(Boolean).join('. ')}\n`;
}

function shortAuthors(paper: Paper): string {
  const names = paper.authors.map(texToText);
  return paper.authorCount > 3 ? `${names[0]} et al.` : names.join(', ');
}

/** `A. Author, B. Author. Title. arXiv:2404.03648 (2024). https://arxiv.org/abs/2404.03648` */
export function plain(paper: Paper): string {
  const names = paper.authors.map(texToText).join(', ') + (paper.authorCount > paper.authors.length ? ', et al.' : '');
  const title = texToText(paper.title);
  return `${names}${names ? '. ' : ''}${title}. arXiv:${paper.id} (${yearOf(paper.id)}). ${paperUrl(paper.id)}`;
}

/** RIS, for Zotero and its kin: one record, CRLF lines, a preprint with arXiv's id as its number. */
export function ris(paper: Paper): string {
  const lines = [
    ['TY', 'UNPB'],
    ['TI', texToText(paper.title)],
    ...paper.authors.map((author) => ['AU', inverted(texToText(author))]),
    ['PY', String(yearOf(paper.id))],
    ['DA', `${yearOf(paper.id)}/${String(monthOf(paper.id)).padStart(2, '0')}//`],
    ['AB', texToText(paper.abstract).replace(/\s+/g, ' ')],
    ['M1', `arXiv:${paper.id}`],
    ...paper.categories.map((category) => ['KW', category]),
    ['UR', paperUrl(paper.id)],
    ['PB', 'arXiv'],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}

function inverted(author: string): string {
  const words = author.split(' ');
  const last = words.pop();
  return words.length > 0 ? `${last}, ${words.join(' ')}` : (last ?? '');
}
