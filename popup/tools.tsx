import { type Filters, kindsOf } from '../src/core/card.ts';
import type { Digest } from '../src/core/digest.ts';
import { LINK_KINDS, type LinkKind } from '../src/core/link.ts';
import { isSaved } from '../src/core/mark.ts';
import type { Settings } from '../src/core/settings.ts';
import { Icon } from '../src/ui/icons.tsx';
import { kindName } from '../src/ui/names.ts';
import { numberOf, word } from '../src/ui/words.ts';
import type { Place, View } from './place.ts';
import type { Marks } from './use-marks.ts';
import type { Move } from './use-place.ts';

interface Props {
  readonly place: Place;
  readonly move: Move;
  readonly digest: Digest | undefined;
  readonly marks: Marks;
  readonly settings: Settings | undefined;
}

/** Which list, what to look for in it, and what to narrow it to. Stays in sight while the list moves. */
export function Tools({ place, move, digest, marks, settings }: Props) {
  const saved = [...marks.of.values()].filter(isSaved).length;
  const views: readonly [View, string, number | undefined][] = [
    ['highlights', 'popupHighlights', digest?.cards.length],
    ['all', 'popupAll', digest?.candidates],
    ['saved', 'popupSavedList', marks.whole ? saved : undefined],
  ];
  const narrowed = Object.values(place.filters).filter((value) => value !== undefined).length;
  return (
    <div class="tools">
      <fieldset class="views" aria-label={word('popupLists')}>
        {views.map(([view, label, count]) => (
          <button
            key={view}
            type="button"
            aria-pressed={place.view === view && place.query === ''}
            onClick={() => move({ view, query: '' })}
          >
            {word(label)}{' '}
            {count !== undefined && (
              <span class="count" data-none={count === 0 ? '' : undefined}>
                {numberOf(count)}
              </span>
            )}
          </button>
        ))}
      </fieldset>
      <search>
        <label class="field">
          <Icon name="search" />
          <span class="unseen">{word('popupSearch')}</span>
          <input
            type="search"
            data-key="/"
            value={place.query}
            placeholder={word('popupSearchShort')}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => move({ query: event.currentTarget.value })}
          />
        </label>
        <button
          type="button"
          class="button bare"
          data-key="f"
          aria-expanded={place.filtersOpen}
          aria-label={narrowed > 0 ? word('popupFiltersOn', String(narrowed)) : word('popupFilters')}
          title={word('popupWithKey', word('popupFilters'), 'f')}
          data-on={narrowed > 0 ? '' : undefined}
          onClick={() => move({ filtersOpen: !place.filtersOpen })}
        >
          <Icon name="filter" />
        </button>
      </search>
      {place.filtersOpen && <FilterRow place={place} move={move} digest={digest} settings={settings} />}
    </div>
  );
}

const STATES = [
  ['', 'popupEverything'],
  ['unread', 'popupUnread'],
  ['saved', 'popupSavedList'],
  ['hidden', 'popupHiddenList'],
] as const;

function FilterRow({ place, move, digest, settings }: Omit<Props, 'marks'>) {
  const { filters } = place;
  const cards = digest?.cards ?? [];
  const topics = new Set([
    ...(settings?.topics ?? []).map(({ name }) => name),
    ...cards.flatMap((card) => card.topics),
  ]);
  const found = new Set(cards.flatMap(kindsOf));
  // In the whole day, and among all that is stored, there are kinds that no highlight has.
  const kinds =
    place.view === 'highlights' && place.query === '' ? LINK_KINDS.filter((kind) => found.has(kind)) : LINK_KINDS;
  const narrow = (change: { [Name in keyof Filters]?: Filters[Name] | undefined }) => {
    move((before) => {
      const next = Object.entries({ ...before.filters, ...change }).filter(([, value]) => value !== undefined);
      return { filters: Object.fromEntries(next) as Filters };
    });
  };
  return (
    <fieldset class="filters" aria-label={word('popupFilters')}>
      <Choice
        label="popupState"
        value={filters.state ?? ''}
        choices={STATES.map(([value, label]) => [value, word(label)])}
        choose={(value) => narrow({ state: (value || undefined) as Filters['state'] })}
      />
      <Choice
        label="popupTopic"
        value={filters.topic ?? ''}
        choices={[['', word('popupAnyTopic')], ...[...topics].filter(Boolean).map((name) => [name, name] as const)]}
        choose={(value) => narrow({ topic: value || undefined })}
      />
      <Choice
        label="popupKind"
        value={filters.kind ?? ''}
        choices={[['', word('popupAnyKind')], ...kinds.map((kind) => [kind, kindName(kind)] as const)]}
        choose={(value) => narrow({ kind: (value || undefined) as LinkKind | undefined })}
      />
      <button
        type="button"
        class="button small"
        aria-disabled={Object.keys(filters).length === 0}
        onClick={() => move({ filters: {} })}
      >
        {word('popupClearFilters')}
      </button>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, name: string])[];
  readonly choose: (value: string) => void;
}

function Choice({ label, value, choices, choose }: ChoiceProps) {
  const known = choices.some(([own]) => own === value);
  return (
    <label>
      <span class="unseen">{word(label)}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map(([own, name]) => (
          <option key={own} value={own}>
            {name}
          </option>
        ))}
        {!known && <option value={value}>{value}</option>}
      </select>
    </label>
  );
}
