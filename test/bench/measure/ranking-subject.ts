import type { PaperId } from '../../../src/core/paper.ts';
import type { Subject } from '../../../src/core/ranking/reader/subject.ts';
import type { RankedPaper } from './ranking-data.ts';

/** A recorded paper as the signals see one, without topics and people. */
export function subjectOf(paper: RankedPaper): Subject {
  const { id, title, abstract, words, features } = paper;
  const { categories } = paper.paper;
  return {
    candidate: { paper: { id: id as PaperId, title, abstract, authors: [], authorCount: 0, categories }, links: [] },
    ...{ words, features, matches: [], followed: [], forbidden: undefined },
  };
}
