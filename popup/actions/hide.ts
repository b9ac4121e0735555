import { isHidden } from '../../src/core/mark.ts';
import type { CardAction } from './action.ts';
import { toggleMark } from './toggle-mark.ts';

/** Takes the paper out of every list; the filter "Hidden" still finds it. */
export const hide: CardAction = {
  name: 'hide',
  label: 'popupHide',
  group: 'mark',
  icon: 'hide',
  key: 'h',
  isOn: isHidden,
  run: (card, scene) =>
    toggleMark(card, scene, isHidden(scene.mark), ['hiddenAt', 'unhiddenAt'], ['popupHidden', 'popupUnhidden']),
};
