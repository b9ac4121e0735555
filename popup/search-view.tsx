import { useMemo, useRef } from 'preact/hooks';
import { passes } from '../src/core/card.ts';
import type { Hit } from '../src/core/search.ts';
import { shortDate } from '../src/ui/dates.ts';
import { countOf, word } from '../src/ui/words.ts';
import type { ListProps } from './card-list.tsx';
import { FilteredOut } from './filtered-out.tsx';
import { PaperRow, rowName } from './paper-row.tsx';
import { MAX_HITS, type Passes } from './search.ts';
import { useSearch } from './use-search.ts';
import { MoreRows, useWindow } from './window.tsx';

/** The filters as the search asks them; without any, nothing is asked. What is marked meanwhile stays in the list. */
function usePasses({ place, marks }: ListProps): Passes | undefined {
  const latest = useRef(marks);
  latest.current = marks;
  const { filters } = place;
  return useMemo(() => {
    if (Object.keys(filters).length === 0) return undefined;
    return (id, paper) => passes(paper, filters, latest.current.of.get(id));
    // Once more when all marks are known, not at each change of them.
  }, [filters, marks.whole]);
}

/** What is found in all that is stored: by title and authors at once, by abstract as it comes in. */
export function SearchView(list: ListProps) {
  const found = useSearch(list.place.query, usePasses(list));
  const known = new Set(found.titles.map((hit) => hit.id));
  const others = found.abstracts.filter((hit) => !known.has(hit.id));
  const count = found.titles.length + others.length;
  const many = found.titles.length >= MAX_HITS;
  return (
    <>
      <p role="status" class="note">
        {many
          ? word('popupManyFound', String(MAX_HITS))
          : count === 0 && !found.busy
            ? word('popupFoundNone')
            : countOf('popupFound', count)}
        {found.busy && ` ${word('popupSearching')}`}
      </p>
      {count === 0 && !found.busy && <FilteredOut {...list} />}
      <Hits hits={found.titles} list={list} />
      {others.length > 0 && <h2 class="section">{word('popupInAbstracts')}</h2>}
      <Hits hits={others} list={list} />
    </>
  );
}

function Hits({ hits, list }: { readonly hits: readonly Hit[]; readonly list: ListProps }) {
  const [drawn, more] = useWindow(hits.length);
  return (
    <div class="rows">
      {hits.slice(0, drawn).map((hit) => (
        <PaperRow
          key={hit.id}
          id={hit.id}
          title={hit.title}
          authors={hit.authors}
          fact={shortDate(hit.day)}
          inTitle={hit.inTitle}
          inAuthors={hit.inAuthors}
          mark={list.marks.of.get(hit.id)}
          unfolded={list.unfolded.has(rowName(hit.id))}
          hands={list.hands}
          pictures={list.pictures}
        />
      ))}
      <MoreRows left={hits.length - drawn} place={more} />
    </div>
  );
}
