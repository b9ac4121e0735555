import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { noteFault } from '../src/platform/faults.ts';
import { send } from '../src/platform/messages.ts';
import { lazy } from '../src/ui/lazy.ts';
import { useSettings } from '../src/ui/use-settings.ts';
import type { ListProps } from './card-list.tsx';
import { DayHeading } from './day-heading.tsx';
import { DayView } from './day-view.tsx';
import { Header } from './header.tsx';
import type { Start } from './start.ts';
import { Toast, useToast } from './toast.tsx';
import { Tools } from './tools.tsx';
import { useCardHands } from './use-card-hands.ts';
import { type DayState, isRunning, useDay } from './use-day.ts';
import { useKeys } from './use-keys.ts';
import { useMarks } from './use-marks.ts';
import { restoreScroll, usePlace } from './use-place.ts';

const Help = lazy(async () => (await import('./help.tsx')).Help);
const SavedView = lazy(async () => (await import('./saved-view.tsx')).SavedView);
const SearchView = lazy(async () => (await import('./search-view.tsx')).SearchView);
const WholeDay = lazy(async () => (await import('./whole-day.tsx')).WholeDay);

/** The popup: one day, or what was saved, or what was searched for. */
export function App({ start }: { readonly start: Start }) {
  const [place, move] = usePlace(start.place, start.placeName);
  const [state, dayHands] = useDay(place.day, place.day === start.place.day ? start.digest : undefined);
  const marks = useMarks(start.marks);
  const settings = useSettings();
  const [toast, tell] = useToast();
  const [helping, setHelping] = useState(false);
  // Cards that are still to be drawn: the page is not at rest before they are there.
  const [drawing, setDrawing] = useState((start.digest?.cards.length ?? 0) > start.cards);
  const hands = useCardHands(marks, place.day, move, tell);
  const unfolded = useMemo(() => new Set(place.unfolded), [place.unfolded]);
  useKeys(move, () => setHelping(true), toast?.undo);

  useLayoutEffect(() => restoreScroll(start.place.anchor), [start]);
  useEffect(() => {
    // A day that is not stored asks for itself, and comes first.
    if (start.place.day === start.latest || !start.digest) return;
    send('resume').catch((error: unknown) => noteFault('the worker was not asked', error));
  }, [start]);
  const turned = useRef(place);
  useEffect(() => {
    const before = turned.current;
    turned.current = place;
    if (before.day !== place.day || before.view !== place.view || before.query !== place.query) scrollTo(0, 0);
  }, [place]);

  const list: ListProps = { place, move, marks, hands, unfolded, pictures: settings?.pictures ?? true };
  const searching = place.query.trim() !== '';
  const busy = isRunning(state) || (drawing && place.view === 'highlights' && !searching);
  return (
    <>
      <Header day={place.day} help={() => setHelping(true)} />
      <main data-state={searching || place.view === 'saved' ? 'ready' : stateOf(state)} aria-busy={busy}>
        <DayHeading state={state} move={move} refresh={dayHands.refresh} />
        <Tools place={place} move={move} digest={state.shown} marks={marks} settings={settings} />
        {searching && <SearchView {...list} />}
        {!searching && place.view === 'saved' && <SavedView {...list} />}
        {!searching && place.view === 'all' && <WholeDay {...list} />}
        {!searching && place.view === 'highlights' && (
          <DayView
            {...list}
            state={state}
            settings={settings}
            dayHands={dayHands}
            tell={tell}
            first={start.cards}
            drawing={setDrawing}
          />
        )}
      </main>
      <Toast toast={toast} />
      {helping && <Help close={() => setHelping(false)} />}
    </>
  );
}

/** What `main` says of itself, for tests and style. */
function stateOf(state: DayState): 'loading' | 'ready' | 'empty' | 'failed' {
  if (state.shown && state.shown.cards.length > 0) return 'ready';
  if (!state.read || state.asked || isRunning(state)) return 'loading';
  if (state.failure || (state.shown?.failures ?? state.run?.failures ?? []).length > 0) return 'failed';
  return 'empty';
}
