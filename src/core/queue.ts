import type { Failure } from './failure.ts';
import type { Question } from './source.ts';

/** A question in the queue. Times are ms since 1970 (UTC). */
export interface QueuedQuestion extends Question {
  readonly dueAt: number;
  /** Answers that did not do, so far. */
  readonly tries: number;
  readonly askedAt?: number;
  readonly lastFailure?: Failure;
  /** Another answer asked for it (paging); it stays until it is answered. */
  readonly follows?: boolean;
}

/** The queue's key. */
export function keyOf(question: Question): [Question['day'], string, string] {
  return [question.day, question.source, question.url];
}

/** A URL is one source's, and may be asked for more than one day. */
export function sameQuestion(a: Question, b: Question): boolean {
  return a.day === b.day && a.url === b.url;
}
