import { isSaved } from '../../src/core/mark.ts';
import type { CardAction } from './action.ts';
import { toggleMark } from './toggle-mark.ts';

/** Keeps the paper, with its abstract and links, for ever and offline. */
export const save: CardAction = {
  name: 'save',
  label: 'popupSave',
  group: 'mark',
  icon: 'save',
  key: 's',
  isOn: isSaved,
  run: (card, scene) =>
    toggleMark(card, scene, isSaved(scene.mark), ['savedAt', 'unsavedAt'], ['popupSaved', 'popupUnsaved']),
};
