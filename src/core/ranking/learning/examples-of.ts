import { isHidden, isSaved, type Mark, wantsLess, wantsMore } from '../../mark.ts';
import { EXAMPLE_WEIGHTS, type TasteExample } from './train-taste.ts';

/** What the strongest sign on a mark says; 0 when it says nothing. What was asked for outright goes before all else. */
function weightOf(mark: Mark): number {
  if (wantsLess(mark)) return EXAMPLE_WEIGHTS.less;
  if (wantsMore(mark)) return EXAMPLE_WEIGHTS.more;
  if (isSaved(mark)) return EXAMPLE_WEIGHTS.saved;
  if (isHidden(mark)) return EXAMPLE_WEIGHTS.hidden;
  return mark.openedAt ? EXAMPLE_WEIGHTS.opened : 0;
}

/** The mark as it would be, had nothing been done to the paper up to `from` (ms since 1970, UTC). */
export function since(mark: Mark, from: number): Mark {
  if (from <= 0) return mark;
  return Object.fromEntries(
    Object.entries(mark).filter(([, value]) => typeof value !== 'number' || value > from),
  ) as unknown as Mark;
}

/**
 * Examples out of the reader's marks; a mark without a copy of its paper teaches nothing.
 * @param from what was done up to then teaches nothing either, ms since 1970 (UTC).
 */
export function examplesOf(marks: Iterable<Mark>, from = 0): TasteExample[] {
  const examples: TasteExample[] = [];
  for (const mark of marks) {
    const weight = weightOf(since(mark, from));
    if (weight !== 0 && mark.paper) examples.push({ paper: mark.paper, weight });
  }
  return examples;
}
