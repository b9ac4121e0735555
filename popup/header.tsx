import type { Day } from '../src/core/day.ts';
import { REPOSITORY } from '../src/core/project.ts';
import { Icon } from '../src/ui/icons.tsx';
import { word } from '../src/ui/words.ts';

/** The name, and the ways out: the show, the settings, the project, the keys. */
export function Header({ day, help }: { readonly day: Day; readonly help: () => void }) {
  return (
    <header>
      <p class="name">
        <img src="/icons/32.png" width="20" height="20" alt="" />
        {word('name')}
      </p>
      <nav aria-label={word('popupPages')}>
        <a href={`/popup/show.html?day=${day}`} target="_blank" rel="noopener">
          <Icon name="show" /> {word('popupShow')}
        </a>
        <a href="/options/index.html" target="_blank" rel="noopener">
          <Icon name="settings" /> {word('popupSettings')}
        </a>
        <a href={REPOSITORY} target="_blank" rel="noopener noreferrer">
          <Icon name="source" /> {word('popupSource')}
        </a>
        <button type="button" class="bare" aria-label={word('popupHelp')} title={word('popupHelp')} onClick={help}>
          <Icon name="help" />
        </button>
      </nav>
    </header>
  );
}
