import { wantsLess } from '../../src/core/mark.ts';
import type { CardAction } from './action.ts';
import { toggleMark } from './toggle-mark.ts';

/** A counterexample for the taste; the paper itself stays where it is. */
export const lessLike: CardAction = {
  name: 'less-like',
  label: 'popupLessLike',
  group: 'steer',
  isOn: wantsLess,
  async run(card, scene) {
    const words = ['popupWantsLess', 'popupTakenBack'] as const;
    const done = await toggleMark(card, scene, wantsLess(scene.mark), ['lessAt', 'unlessAt'], words);
    return { ...done, reorders: true };
  },
};
