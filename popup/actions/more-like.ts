import { wantsMore } from '../../src/core/mark.ts';
import type { CardAction } from './action.ts';
import { toggleMark } from './toggle-mark.ts';

/** An example for the taste. */
export const moreLike: CardAction = {
  name: 'more-like',
  label: 'popupMoreLike',
  group: 'steer',
  isOn: wantsMore,
  async run(card, scene) {
    const words = ['popupWantsMore', 'popupTakenBack'] as const;
    const done = await toggleMark(card, scene, wantsMore(scene.mark), ['moreAt', 'unmoreAt'], words);
    return { ...done, reorders: true };
  },
};
