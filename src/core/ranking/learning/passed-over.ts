import type { Card } from '../../digest.ts';
import { isHidden, isRead, isSaved, type Mark, wantsLess, wantsMore } from '../../mark.ts';
import type { PaperId } from '../../paper.ts';
import { since } from './examples-of.ts';
import { EXAMPLE_WEIGHTS, type TasteExample } from './train-taste.ts';

function hasSign(mark: Mark | undefined): boolean {
  return (
    mark !== undefined &&
    (isSaved(mark) ||
      isRead(mark) ||
      isHidden(mark) ||
      wantsMore(mark) ||
      wantsLess(mark) ||
      mark.openedAt !== undefined)
  );
}

/**
 * Cards that the reader saw and passed by, as weak examples: those that stand before the last one of their digest that
 * they did something to since `from`. Of what comes after it nobody knows whether it was seen, and of a digest without any
 * sign not even whether it was opened. What something was done to before `from` was not passed by either.
 * @param cards of one digest, in their order.
 * @param from ms since 1970 (UTC): what was done up to then teaches nothing.
 */
export function passedOver(cards: readonly Card[], marks: ReadonlyMap<PaperId, Mark>, from = 0): TasteExample[] {
  const last = cards.findLastIndex(({ id }) => {
    const mark = marks.get(id);
    return mark !== undefined && hasSign(since(mark, from));
  });
  const passed = cards.slice(0, last + 1).filter(({ id }) => !hasSign(marks.get(id)));
  return passed.map((paper) => ({ paper, weight: EXAMPLE_WEIGHTS.passed }));
}
