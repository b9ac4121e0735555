import { useMemo } from 'preact/hooks';
import { bareOf, cardOf } from '../src/core/card.ts';
import type { Card } from '../src/core/digest.ts';
import { isHidden, isSaved } from '../src/core/mark.ts';
import { countOf, word } from '../src/ui/words.ts';
import { CardList, describeCard, type ListProps, useFiltered } from './card-list.tsx';
import { ExportLink } from './export-link.tsx';
import { FilteredOut } from './filtered-out.tsx';
import { FIRST_CARDS } from './start.ts';

/** What was saved, newest first, from the copies kept with the marks: it needs neither network nor cache. */
export function SavedView(list: ListProps) {
  const { marks, place } = list;
  const hidden = place.filters.state === 'hidden';
  const wanted = useMemo<readonly Card[]>(() => {
    const marked = [...marks.of.values()].filter(hidden ? isHidden : isSaved);
    const stamp = (at: number | undefined) => at ?? 0;
    marked.sort((a, b) => (hidden ? stamp(b.hiddenAt) - stamp(a.hiddenAt) : stamp(b.savedAt) - stamp(a.savedAt)));
    return marked.map((mark) => cardOf(mark.paper ?? bareOf(mark.id), mark.links ?? []));
  }, [marks.of, hidden]);
  // A mark that lets none in or out, such as "read", makes no other list: filters are not asked again, nor cards drawn.
  const ids = wanted.map(({ id }) => id).join(' ');
  const cards = useMemo(() => wanted, [ids]);
  const shown = useFiltered(cards, place.filters, marks, describeCard);
  return (
    <>
      <p role="status" class="note">
        {marks.whole && cards.length > 0 && countOf(hidden ? 'popupHiddenCount' : 'popupSavedCount', shown.length)}
      </p>
      <CardList cards={shown} first={FIRST_CARDS} {...list} />
      {marks.whole && !hidden && cards.length > 0 && (
        <p class="end">
          <ExportLink what="saved" />
        </p>
      )}
      {marks.whole && cards.length === 0 && <p class="note">{word(hidden ? 'popupHiddenEmpty' : 'popupSavedEmpty')}</p>}
      {cards.length > 0 && shown.length === 0 && <FilteredOut {...list} />}
    </>
  );
}
