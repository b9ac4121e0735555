import { paperOf } from '../../src/core/card.ts';
import { copyText } from '../../src/platform/clipboard.ts';
import { word } from '../../src/ui/words.ts';
import type { CardAction } from './action.ts';
import { citations } from './citations.ts';

/** A Markdown list item with the paper and its media. */
export const copyMarkdown: CardAction = {
  name: 'copy-markdown',
  label: 'popupCopyMarkdown',
  group: 'copy',
  async run(card) {
    const { markdown } = await citations();
    await copyText(markdown(paperOf(card), card.links));
    return { said: word('popupCopiedMarkdown') };
  },
};
