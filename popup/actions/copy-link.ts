import { paperUrl } from '../../src/core/paper.ts';
import { copyText } from '../../src/platform/clipboard.ts';
import { word } from '../../src/ui/words.ts';
import type { CardAction } from './action.ts';

/** The address of the abstract page. */
export const copyLink: CardAction = {
  name: 'copy-link',
  label: 'popupCopyLink',
  group: 'copy',
  async run(card) {
    await copyText(paperUrl(card.id));
    return { said: word('popupCopiedLink') };
  },
};
