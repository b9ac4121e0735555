import type { CardAction } from './action.ts';
import { neverAgain } from './never-again.ts';

/** Words too common to be what a reader means. */
const COMMON = new Set(
  `the and for with from into via are its our that this based using toward towards under over through across between
   beyond without within when what how can does than more less new all not you your their learning model models`.split(
    /\s+/,
  ),
);

/** Never shows papers with one of the title's words again. */
export const neverWord: CardAction = {
  name: 'never-word',
  label: 'popupNeverWord',
  group: 'steer',
  choices(card) {
    const words =
      card.title
        .replace(/\$[^$]*\$|\\[a-z]+/gi, ' ')
        .toLowerCase()
        .match(/[\p{L}\p{N}][\p{L}\p{N}-]{2,}/gu) ?? [];
    return [...new Set(words)].filter((choice) => !COMMON.has(choice));
  },
  run: (_card, _scene, choice) => neverAgain('neverWords', choice),
};
