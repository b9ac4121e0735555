import { useState } from 'preact/hooks';
import { askNotifications } from '../src/platform/ask-permission.ts';
import { language, word } from '../src/ui/words.ts';
import { Field, Refused, Section, Switch } from './parts.tsx';
import { useAllowed } from './use-allowed.ts';
import type { Editor } from './use-editor.ts';

/** How the toolbar and the system tell of a new day, and when they keep quiet. */
export function NoticesSection({ settings, change }: Editor) {
  const allowed = useAllowed();
  const [refused, setRefused] = useState(false);
  const [from, to] = settings.quietHours;
  const notify = settings.notify && (allowed?.notifications ?? false);
  const turn = async (on: boolean) => {
    const granted = !on || (await askNotifications());
    setRefused(!granted);
    if (granted) change({ notify: on });
  };
  return (
    <Section id="notices" title={word('optionsNotices')}>
      <Switch
        label={word('optionsBadge')}
        hint={word('optionsBadgeHint')}
        on={settings.badge}
        turn={(badge) => change({ badge })}
      />
      <Switch label={word('optionsNotify')} hint={word('optionsNotifyHint')} on={notify} turn={(on) => void turn(on)} />
      <Refused refused={refused} />
      {notify && (
        // biome-ignore lint/a11y/useSemanticElements: two fields of one sentence
        <div class="row" role="group" aria-label={word('optionsQuiet')}>
          <Hour label={word('optionsQuietFrom')} hour={from} change={(hour) => change({ quietHours: [hour, to] })} />
          <Hour label={word('optionsQuietTo')} hour={to} change={(hour) => change({ quietHours: [from, hour] })} />
        </div>
      )}
    </Section>
  );
}

function Hour(props: { readonly label: string; readonly hour: number; readonly change: (hour: number) => void }) {
  const written = new Intl.DateTimeFormat(language(), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return (
    <Field label={props.label} class="short">
      {(id) => (
        <select id={id} value={props.hour % 24} onChange={(event) => props.change(Number(event.currentTarget.value))}>
          {Array.from({ length: 24 }, (_, hour) => (
            <option key={hour} value={hour}>
              {written.format(new Date(hour * 3_600_000))}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
