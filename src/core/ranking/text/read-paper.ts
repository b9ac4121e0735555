import type { Paper } from '../../paper.ts';
import { readWords, type Words } from './read-words.ts';

/** A paper's words, read once for all signals. */
export interface PaperWords {
  readonly title: Words;
  readonly abstract: Words;
  readonly comments: Words;
}

export function readPaper(paper: Pick<Paper, 'title' | 'abstract' | 'comments'>): PaperWords {
  return {
    title: readWords(paper.title),
    abstract: readWords(paper.abstract),
    comments: readWords(paper.comments ?? ''),
  };
}
