import type { Day } from '../day.ts';
import type { PaperId } from '../paper.ts';
import type { Question, Source } from '../source.ts';
import { arxivApi } from './arxiv-api.ts';
import { arxivCatchup } from './arxiv-catchup.ts';
import { arxivFeed } from './arxiv-feed.ts';
import { arxivListing } from './arxiv-listing.ts';
import { huggingFace } from './hugging-face.ts';
import { hubPaperQuestion, huggingFacePaper } from './hugging-face-paper.ts';
import { hubReposQuestion, huggingFaceRepos } from './hugging-face-repos.ts';
import { papersWithCode, papersWithCodeQuestion } from './papers-with-code.ts';

export { commentsQuestions } from './arxiv-api.ts';
export { catchupQuestion } from './arxiv-catchup.ts';
export { feedQuestion } from './arxiv-feed.ts';
export { listingQuestion } from './arxiv-listing.ts';
export { dailyQuestion } from './hugging-face.ts';
export { baseList } from './read-listing.ts';

/**
 * Every source, the best informed first: where two know the same field of a paper (title, authors, categories), the
 * earlier one's word stands. arXiv's API tells names one by one, its feed in one string, and Hugging Face has no
 * categories.
 */
export const SOURCES: readonly Source[] = [
  arxivApi,
  arxivListing,
  arxivCatchup,
  arxivFeed,
  huggingFace,
  huggingFacePaper,
  huggingFaceRepos,
  papersWithCode,
];

const BY_NAME = new Map(SOURCES.map((source) => [source.name, source]));

/** The source of this name; `undefined` for one that a stored question names and that is gone. */
export function sourceOf(name: string): Source | undefined {
  return BY_NAME.get(name);
}

/** What "Look for more" asks for one paper. Papers with Code is among them only for whoever has allowed its host. */
export function lookQuestions(day: Day, id: PaperId, allowed: (origin: string) => boolean): Question[] {
  const questions = [hubPaperQuestion(day, id), hubReposQuestion(day, id), papersWithCodeQuestion(day, id)];
  return questions.filter(({ source }) => sourceOf(source)?.origins.every(allowed));
}
