import { useLayoutEffect, useState } from 'preact/hooks';
import type { Day } from '../src/core/day.ts';
import type { Shelf, ShelfRow } from '../src/core/digest.ts';
import { texToText } from '../src/core/tex.ts';
import { readShelf } from '../src/platform/digests.ts';
import { useQuery } from '../src/ui/use-query.ts';
import { countOf, word } from '../src/ui/words.ts';
import { type ListProps, useFiltered } from './card-list.tsx';
import { FilteredOut } from './filtered-out.tsx';
import { Offer } from './offer.tsx';
import { PaperRow, rowName } from './paper-row.tsx';
import { MoreRows, useWindow } from './window.tsx';

const NO_ROWS: readonly ShelfRow[] = [];
const describeRow = (row: ShelfRow) => row;

/**
 * All papers of a day as they are read: their order never changes by itself. `null`: looked, and there is none. The second
 * puts a newer list in their place, when there is one.
 */
function useShelf(day: Day): [Shelf | null | undefined, (() => void) | undefined] {
  const { value: newest } = useQuery(
    `shelf ${day}`,
    async () => (await readShelf(day)) ?? null,
    (change) => change.type === 'digest' && change.day === day,
  );
  const [held, hold] = useState(newest);
  const shown = held?.day === day && held.rows.length > 0 && orderOf(held) !== orderOf(newest) ? held : newest;
  useLayoutEffect(() => hold(shown), [shown]);
  return [shown, shown === newest ? undefined : () => hold(newest)];
}

function orderOf(shelf: Shelf | null | undefined): string | undefined {
  return shelf?.rows.map(({ id }) => id).join();
}

/** Every paper of the day, best first, one line each until it is unfolded. */
export function WholeDay(list: ListProps) {
  const { marks, place } = list;
  const [shelf, renew] = useShelf(place.day);
  const rows = useFiltered(shelf?.rows ?? NO_ROWS, place.filters, marks, describeRow);
  return (
    <>
      <p role="status" class="note">
        {shelf === undefined ? word('popupLoading') : counted(rows)}
      </p>
      {renew && <Offer accept={renew} />}
      <Rows key={JSON.stringify([place.day, place.filters])} rows={rows} list={list} />
      {shelf === null && <p class="note">{word('popupNoShelf')}</p>}
      {shelf && shelf.rows.length > 0 && rows.length === 0 && <FilteredOut {...list} />}
    </>
  );
}

/** `521 papers and 147 replaced`: the second are new versions of old papers. */
function counted(rows: readonly ShelfRow[]): string {
  const replaced = rows.filter((row) => row.announce === 'replace').length;
  const papers = countOf('popupPapers', rows.length - replaced);
  return replaced > 0 ? countOf('popupAndReplaced', replaced, papers) : papers;
}

function Rows({ rows, list }: { readonly rows: readonly ShelfRow[]; readonly list: ListProps }) {
  const [drawn, more] = useWindow(rows.length);
  return (
    <div class="rows">
      {rows.slice(0, drawn).map((row) => (
        <PaperRow
          key={row.id}
          id={row.id}
          title={texToText(row.title)}
          authors={texToText(row.authors)}
          fact={row.categories[0]}
          replaced={row.announce === 'replace'}
          kinds={row.kinds}
          votes={row.votes}
          mark={list.marks.of.get(row.id)}
          unfolded={list.unfolded.has(rowName(row.id))}
          hands={list.hands}
          pictures={list.pictures}
        />
      ))}
      <MoreRows left={rows.length - drawn} place={more} />
    </div>
  );
}
