import {
  type Day,
  isAnnouncementDay,
  isWeekday,
  latestDay,
  listingDate,
  newestDay,
  nextAnnouncement,
} from '../src/core/day.ts';
import type { SourceFailure } from '../src/core/digest.ts';
import { sentence } from '../src/core/failure.ts';
import type { Settings } from '../src/core/settings.ts';
import { now } from '../src/platform/clock.ts';
import { listDays } from '../src/platform/digests.ts';
import { forgetLoss, lostAt } from '../src/platform/sentinel.ts';
import { clockTime, longDate, moment, weekdayName } from '../src/ui/dates.ts';
import { Icon } from '../src/ui/icons.tsx';
import { sourceName } from '../src/ui/names.ts';
import { useQuery } from '../src/ui/use-query.ts';
import { countOf, say, word } from '../src/ui/words.ts';
import { placeOf } from './day-heading.tsx';
import { Offer } from './offer.tsx';
import type { Place } from './place.ts';
import { type DayState, FIRST_DAY, isRunning } from './use-day.ts';
import type { Move } from './use-place.ts';

/** Sources of papers; the others only tell more about them. */
const LISTS = ['arxiv-feed', 'arxiv-listing', 'arxiv-catchup', 'hugging-face'];

interface Props {
  readonly state: DayState;
  readonly settings: Settings | undefined;
  readonly place: Place;
  readonly move: Move;
  readonly accept: () => void;
}

/** Everything there is to say about a day besides its papers: progress, what failed, what is new, why there is nothing. */
export function DayNotes({ state, settings, place, move, accept }: Props) {
  const empty = (state.shown?.cards.length ?? 0) === 0 && state.read && !state.asked && !isRunning(state);
  return (
    <div class="notes">
      {empty && <Icon name="rest" />}
      <p role="status">{progressOf(state)}</p>
      <Loss />
      <Failures state={state} />
      {state.offered && <Offer fresh={state.offered.fresh} accept={accept} />}
      <Calm empty={empty} state={state} settings={settings} />
      <OtherDay empty={empty} place={place} move={move} />
    </div>
  );
}

function progressOf(state: DayState): string {
  const { run, asked, shown, read } = state;
  if (run && isRunning(state)) {
    // What "All" counts, as soon as there is a list.
    const papers = countOf('popupPapers', shown?.candidates || run.papers);
    return run.asked > 0 ? word('popupProgress', String(run.answered), String(run.asked), papers) : word('popupBegins');
  }
  if (asked) return word('popupBegins');
  if (!read && !shown) return word('popupLoading');
  return '';
}

/** The browser had lost the database: said until the reader has seen it. */
function Loss() {
  const { value, again } = useQuery('loss', lostAt, ({ type }) => type === 'run' || type === 'digest');
  if (value === undefined) return null;
  return (
    <p class="note">
      {word('databaseLost', moment(value))}{' '}
      <button
        type="button"
        class="link"
        onClick={() => {
          void forgetLoss().then(again);
          // It goes: the focus goes on to the papers, or, where there are none, to what leads to other days.
          const next = document.querySelector('article') ?? document.querySelector<HTMLElement>('[data-key=g]');
          next?.focus();
        }}
      >
        {word('dismiss')}
      </button>
    </p>
  );
}

/** One quiet line for each list of a source that could not be had. */
function Failures({ state }: { readonly state: DayState }) {
  const failures = state.shown?.failures ?? state.run?.failures ?? [];
  const lines = new Map<string, SourceFailure>();
  for (const failure of failures) lines.set(`${failure.source} ${say(sentence(failure.failure))}`, failure);
  const at = now();
  return (
    <>
      {state.failure && <p class="failure">{say(sentence(state.failure))}</p>}
      {[...lines].map(([key, { source, failure, nextTry }]) => (
        <p key={key} class="failure">
          <strong>{sourceName(source)}</strong>: {say(sentence(failure))}
          {nextTry !== undefined && nextTry > at && <> {word('popupNextTry', clockTime(nextTry, at))}</>}
        </p>
      ))}
    </>
  );
}

/** Where an empty day leads on to: the last one before it that has papers, and the latest. Else the day that came out meanwhile. */
function OtherDay({ empty, place, move }: Pick<Props, 'place' | 'move'> & { readonly empty: boolean }) {
  const latest = latestDay(now());
  const { value: days = [] } = useQuery('days', listDays, (change) => change.type === 'digest');
  if (empty) {
    const earlier = days.find(({ day, cards }) => day < place.day && cards > 0)?.day;
    const way = (to: Day, words: string) => (
      <button type="button" class="button" onClick={() => move(placeOf(to))}>
        {words}
      </button>
    );
    return (
      <>
        {earlier && way(earlier, word('popupMeanwhile', longDate(earlier)))}
        {latest !== place.day && latest !== earlier && way(latest, word('popupShowLatest'))}
      </>
    );
  }
  if (!place.isNewest || latest <= place.day || !days.some(({ day }) => day === latest)) return null;
  return (
    <p class="offer">
      <button type="button" class="button primary" onClick={() => move(placeOf(latest))}>
        {word('popupNewDay', weekdayName(latest))}
      </button>
    </p>
  );
}

/** What a reader wonders about when nothing is wrong: weekends, holidays, days too old, batches not yet out. */
function Calm({ empty, state, settings }: Pick<Props, 'state' | 'settings'> & { readonly empty: boolean }) {
  const at = now();
  const latest = latestDay(at);
  const { day, shown } = state;
  const isOff = empty && LISTS.every((source) => settings?.sourcesOff.includes(source));
  const next = nextAnnouncement(at);
  const lines: string[] = [];
  if (day === latest && listingDate(at) !== latest) {
    lines.push(word('popupNoBatchToday', weekdayName(latest), clockTime(next.at, at)));
  }
  if (isOff) lines.push(word('popupSourcesOff'));
  else if (day > newestDay(at)) lines.push(word('popupNotYet', clockTime(next.at, at)));
  else if (day < FIRST_DAY) lines.push(word('popupTooOld'));
  else if (!isWeekday(day)) lines.push(word('popupWeekend'));
  else if (shown?.communityOnly) {
    lines.push(word(isAnnouncementDay(day) ? 'popupCommunityOnly' : 'popupHoliday'));
  } else if (empty) {
    lines.push(word((shown?.candidates ?? 0) > 0 ? 'popupNoneMatch' : 'popupNothingYet'));
  }
  return (
    <>
      {lines.map((line) => (
        <p key={line} class="note">
          {line}
        </p>
      ))}
      {isOff && (
        <a class="button" href="/options/index.html#sources" target="_blank" rel="noopener">
          {word('optionsSources')}
        </a>
      )}
    </>
  );
}
