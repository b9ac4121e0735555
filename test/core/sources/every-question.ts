import type { Day } from '../../../src/core/day.ts';
import type { PaperId } from '../../../src/core/paper.ts';
import type { Question } from '../../../src/core/source.ts';
import {
  catchupQuestion,
  commentsQuestions,
  dailyQuestion,
  feedQuestion,
  listingQuestion,
  lookQuestions,
} from '../../../src/core/sources/index.ts';

/** A question of each source there is, about these papers. */
export function everyQuestion(day: Day, ids: readonly PaperId[]): Question[] {
  return [
    feedQuestion(day, 'cs.CL'),
    ...commentsQuestions(day, ids),
    listingQuestion(day, 'cs.CL'),
    catchupQuestion(day, 'cs.CL'),
    dailyQuestion(day),
    ...lookQuestions(day, ids[0] as PaperId, () => true),
  ];
}
