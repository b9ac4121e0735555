import type { Day } from '../src/core/day.ts';
import { REPOSITORY } from '../src/core/project.ts';
import { Icon, type IconName } from '../src/ui/icons.tsx';
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
        <Way href={`/popup/show.html?day=${day}`} icon="show" label="popupShow" />
        <Way href="/options/index.html" icon="settings" label="popupSettings" />
        <Way href={REPOSITORY} icon="source" label="popupSource" />
        <button
          type="button"
          aria-label={word('popupKeys')}
          title={word('popupWithKey', word('popupKeys'), '?')}
          onClick={help}
        >
          <Icon name="help" />
        </button>
      </nav>
    </header>
  );
}

interface WayProps {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
}

/** A way out: in words, in a narrow window as a picture with the words in its tooltip. */
function Way({ href, icon, label }: WayProps) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" title={word(label)}>
      <Icon name={icon} /> <span class="label">{word(label)}</span>
    </a>
  );
}
