import type { Card } from '../../digest.ts';
import { isHidden, isRead, isSaved, type Mark, wantsLess, wantsMore } from '../../mark.ts';
import type { PaperId } from '../../paper.ts';
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
 * they did something to. Of what comes after it nobody knows whether it was seen, and of a digest without any sign not
 * even whether it was opened.
 * @param cards of one digest, in their order.
 */
export function passedOver(cards: readonly Card[], marks: ReadonlyMap<PaperId, Mark>): TasteExample[] {
  const seen = cards.slice(0, 1 + cards.findLastIndex(({ id }) => hasSign(marks.get(id))));
  return seen.filter(({ id }) => !hasSign(marks.get(id))).map((paper) => ({ paper, weight: EXAMPLE_WEIGHTS.passed }));
}
