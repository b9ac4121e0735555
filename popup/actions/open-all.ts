import { paperUrl } from '../../src/core/paper.ts';
import { noteOpened } from '../../src/platform/opened.ts';
import { openBehind } from '../../src/platform/tabs.ts';
import { countOf } from '../../src/ui/words.ts';
import type { CardAction } from './action.ts';

/** More tabs than this at a click are a mistake; the list shows the rest. */
const MAX_TABS = 12;

/** Opens the paper and all its media in tabs behind this one. */
export const openAll: CardAction = {
  name: 'open-all',
  label: 'popupOpenAll',
  group: 'open',
  key: 'a',
  async run(card, { at }) {
    const urls = [paperUrl(card.id), ...card.links.map((link) => link.url)].slice(0, MAX_TABS);
    await openBehind(urls);
    await noteOpened(card.id, at);
    return { said: countOf('popupOpened', urls.length) };
  },
};
