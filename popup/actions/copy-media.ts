import { copyText } from '../../src/platform/clipboard.ts';
import { countOf, word } from '../../src/ui/words.ts';
import type { CardAction } from './action.ts';

/** The addresses of all known media, one a line. */
export const copyMedia: CardAction = {
  name: 'copy-media',
  label: 'popupCopyMedia',
  group: 'copy',
  key: 'c',
  async run(card) {
    // An empty clipboard is nobody's wish.
    if (card.links.length === 0) return { said: word('popupNoLinks') };
    await copyText(card.links.map((link) => link.url).join('\n'));
    return { said: countOf('popupCopiedMedia', card.links.length) };
  },
};
