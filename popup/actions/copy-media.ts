import { copyText } from '../../src/platform/clipboard.ts';
import { countOf } from '../../src/ui/words.ts';
import type { CardAction } from './action.ts';

/** The addresses of all known media, one a line. */
export const copyMedia: CardAction = {
  name: 'copy-media',
  label: 'popupCopyMedia',
  group: 'copy',
  async run(card) {
    await copyText(card.links.map((link) => link.url).join('\n'));
    return { said: countOf('popupCopiedMedia', card.links.length) };
  },
};
