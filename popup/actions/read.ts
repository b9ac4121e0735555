import { isRead } from '../../src/core/mark.ts';
import type { CardAction } from './action.ts';
import { toggleMark } from './toggle-mark.ts';

/** Marks the paper as read, or as unread again; opening it does the same. */
export const read: CardAction = {
  name: 'read',
  label: 'popupRead',
  group: 'mark',
  icon: 'read',
  key: 'r',
  isOn: isRead,
  run: (card, scene) =>
    toggleMark(card, scene, isRead(scene.mark), ['readAt', 'unreadAt'], ['popupMarkedRead', 'popupMarkedUnread']),
};
