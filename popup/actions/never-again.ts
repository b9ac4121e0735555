import { loadSettings, saveSettings } from '../../src/platform/settings-store.ts';
import { word } from '../../src/ui/words.ts';
import type { Done } from './action.ts';

/** Adds one word or name to what the reader never wants to meet again; undoing takes just that one out. */
export async function neverAgain(list: 'neverWords' | 'neverAuthors', choice: string): Promise<Done> {
  const before = await loadSettings();
  if (!before[list].includes(choice)) await saveSettings({ [list]: [...before[list], choice] });
  return {
    said: word('popupNeverAgain', choice),
    reorders: true,
    undo: async () => {
      const { [list]: kept } = await loadSettings();
      await saveSettings({ [list]: kept.filter((entry) => entry !== choice) });
    },
  };
}
