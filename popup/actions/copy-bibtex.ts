import { paperOf } from '../../src/core/card.ts';
import { copyText } from '../../src/platform/clipboard.ts';
import { word } from '../../src/ui/words.ts';
import type { CardAction } from './action.ts';
import { citations } from './citations.ts';

/** BibTeX, as LaTeX users paste it. */
export const copyBibtex: CardAction = {
  name: 'copy-bibtex',
  label: 'popupCopyBibtex',
  group: 'copy',
  async run(card) {
    const { bibtex } = await citations();
    await copyText(bibtex(paperOf(card)));
    return { said: word('popupCopiedBibtex') };
  },
};
