import { paperOf } from '../../src/core/card.ts';
import { copyText } from '../../src/platform/clipboard.ts';
import { word } from '../../src/ui/words.ts';
import type { CardAction } from './action.ts';
import { citations } from './citations.ts';

/** A citation in one plain sentence. */
export const copyCitation: CardAction = {
  name: 'copy-citation',
  label: 'popupCopyCitation',
  group: 'copy',
  async run(card) {
    const { plain } = await citations();
    await copyText(plain(paperOf(card)));
    return { said: word('popupCopiedCitation') };
  },
};
