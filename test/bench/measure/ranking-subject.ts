import type { Link } from '../../../src/core/link.ts';
import { mediaOf } from '../../../src/core/media/index.ts';
import type { PaperId } from '../../../src/core/paper.ts';
import type { Reader } from '../../../src/core/ranking/reader/prepare-reader.ts';
import { readSubject, type Subject } from '../../../src/core/ranking/reader/subject.ts';
import type { Candidate } from '../../../src/core/signal.ts';
import type { RankedPaper } from './ranking-data.ts';

/** A recorded paper as a candidate of its day; nobody says who wrote it, or what the community made of it later. */
function candidateOf({ id, paper }: RankedPaper): Candidate {
  const authors = { authors: [], authorCount: 0 };
  return { paper: { id: id as PaperId, ...paper, ...authors }, links: [], announce: 'new' };
}

/** A recorded paper as the signals see one, without topics and people. */
export function subjectOf(paper: RankedPaper): Subject {
  const { words, features } = paper;
  return { candidate: candidateOf(paper), words, features, matches: [], followed: [], forbidden: undefined };
}

/** The same for a reader who has topics. */
export function subjectFor(paper: RankedPaper, reader: Reader): Subject {
  return readSubject(candidateOf(paper), reader);
}

/** The media that title, abstract and comments name. */
export function linksOf(paper: RankedPaper): readonly Link[] {
  return mediaOf(candidateOf(paper).paper, []);
}
