import { isRead } from '../src/core/mark.ts';
import type { Settings } from '../src/core/settings.ts';
import { now } from '../src/platform/clock.ts';
import { noteFault } from '../src/platform/faults.ts';
import { mergeIntoMarks } from '../src/platform/marks.ts';
import { countOf, word } from '../src/ui/words.ts';
import { CardList, describeCard, type ListProps, useFiltered } from './card-list.tsx';
import { DayNotes } from './day-notes.tsx';
import { ExportLink } from './export-link.tsx';
import { FilteredOut } from './filtered-out.tsx';
import type { Tell } from './toast.tsx';
import type { DayHands, DayState } from './use-day.ts';

interface Props extends ListProps {
  readonly state: DayState;
  readonly settings: Settings | undefined;
  readonly dayHands: DayHands;
  readonly tell: Tell;
  readonly first: number;
  readonly drawing: (on: boolean) => void;
}

const NO_CARDS = [] as const;

/** The highlights of one day, with what there is to say about it. */
export function DayView({ state, settings, dayHands, tell, first, drawing, ...list }: Props) {
  const { marks, move } = list;
  const cards = useFiltered(state.shown?.cards ?? NO_CARDS, list.place.filters, marks, describeCard);
  const all = state.shown?.cards.length ?? 0;
  const unread = cards.filter((card) => !isRead(marks.of.get(card.id)));

  const markAll = async () => {
    const at = now();
    // The papers of the list that is read now: those that came later are not in it.
    const ids = unread.map((card) => card.id);
    await mergeIntoMarks(ids.map((id) => ({ id, readAt: at })));
    await marks.again();
    tell(countOf('popupAllRead', ids.length), () => {
      mergeIntoMarks(ids.map((id) => ({ id, unreadAt: at + 1 })))
        .then(() => marks.again())
        .catch((error: unknown) => noteFault('not undone', error));
    });
  };

  return (
    <>
      <DayNotes state={state} settings={settings} place={list.place} move={move} accept={dayHands.accept} />
      <CardList key={state.day} cards={cards} first={first} drawing={drawing} {...list} />
      {all > 0 && cards.length === 0 && <FilteredOut {...list} />}
      {cards.length > 0 && marks.whole && (
        <p class="end">
          {unread.length > 0 ? (
            <button type="button" class="button" onClick={() => void markAll()}>
              {word('popupMarkAllRead')}
            </button>
          ) : (
            <span>{word('popupNothingUnread')}</span>
          )}
          <button type="button" class="button" onClick={() => move({ view: 'all' })}>
            {countOf('popupShowAll', state.shown?.candidates ?? 0)}
          </button>
          <ExportLink what={state.day} />
        </p>
      )}
    </>
  );
}
