import { word } from '../src/ui/words.ts';
import type { ListProps } from './card-list.tsx';

/** Where filters leave nothing of a list: that it is they, and the way to be rid of them. */
export function FilteredOut({ place, move }: Pick<ListProps, 'place' | 'move'>) {
  if (Object.keys(place.filters).length === 0) return null;
  return (
    <p class="note">
      {word('popupFilteredOut')}{' '}
      <button
        type="button"
        class="link"
        onClick={() => {
          move({ filters: {} });
          // It goes, with the note that it is in: the focus stays with what filters.
          document.querySelector<HTMLElement>('[data-key=f]')?.focus();
        }}
      >
        {word('popupClearFilters')}
      </button>
    </p>
  );
}
