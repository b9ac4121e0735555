import type { Settings } from '../src/core/settings.ts';
import { word } from '../src/ui/words.ts';
import { Choice, Field, Section, Switch } from './parts.tsx';
import type { Editor } from './use-editor.ts';

/** How the day is put together and when it is looked for. */
export function DaySection({ settings, change }: Editor) {
  return (
    <Section id="day" title={word('optionsDay')}>
      <Field label={word('optionsHighlights')} hint={word('optionsHighlightsHint')}>
        {(id, describedBy) => (
          <input
            id={id}
            type="number"
            min={1}
            max={100}
            step={1}
            required
            aria-describedby={describedBy}
            value={settings.highlights}
            onInput={(event) => {
              const { valueAsNumber, validity } = event.currentTarget;
              if (validity.valid) change({ highlights: valueAsNumber });
            }}
            onBlur={(event) => {
              event.currentTarget.value = String(settings.highlights);
            }}
          />
        )}
      </Field>
      <Field label={word('optionsDiversity')} hint={word('optionsDiversityHint')}>
        {(id, describedBy) => (
          <div class="dial">
            <input
              id={id}
              type="range"
              min={0}
              max={1}
              step={0.05}
              aria-describedby={describedBy}
              aria-valuetext={`${Math.round(settings.diversity * 100)} %`}
              value={settings.diversity}
              onInput={(event) => change({ diversity: event.currentTarget.valueAsNumber })}
            />
            <span aria-hidden="true">{word('optionsDiversityLow')}</span>
            <span aria-hidden="true">{word('optionsDiversityHigh')}</span>
          </div>
        )}
      </Field>
      <Switch
        label={word('optionsPictures')}
        hint={word('optionsPicturesHint')}
        on={settings.pictures}
        turn={(pictures) => change({ pictures })}
      />
      <Choice<Settings['schedule']>
        legend={word('optionsSchedule')}
        value={settings.schedule}
        choose={(schedule) => change({ schedule })}
        choices={[
          { value: 'announced', label: word('optionsAnnounced'), hint: word('optionsAnnouncedHint') },
          { value: 'mornings', label: word('optionsMornings'), hint: word('optionsMorningsHint') },
          { value: 'manual', label: word('optionsManual'), hint: word('optionsManualHint') },
        ]}
      />
      <Choice<Settings['theme']>
        legend={word('optionsTheme')}
        value={settings.theme}
        choose={(theme) => change({ theme })}
        choices={[
          { value: 'system', label: word('optionsThemeSystem') },
          { value: 'light', label: word('optionsThemeLight') },
          { value: 'dark', label: word('optionsThemeDark') },
        ]}
      />
    </Section>
  );
}
