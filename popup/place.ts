import type { Filters } from '../src/core/card.ts';
import type { Day } from '../src/core/day.ts';
import type { PaperId } from '../src/core/paper.ts';

/** Which list is shown. */
export type View = 'highlights' | 'all' | 'saved';

/** Where the reader is: what a popup that closed comes back to. */
export interface Place {
  readonly day: Day;
  /** The day was the newest when the reader came to it: a newer one is offered. */
  readonly isNewest: boolean;
  readonly view: View;
  readonly query: string;
  readonly filters: Filters;
  readonly filtersOpen: boolean;
  /** Ids of cards with their abstract unfolded, and names of unfolded rows. */
  readonly unfolded: readonly string[];
  /** The paper at the upper edge, and how far it is from it in CSS pixels. */
  readonly anchor?: { readonly id: PaperId; readonly top: number } | undefined;
}

export function newPlace(day: Day, isNewest: boolean): Place {
  return { day, isNewest, view: 'highlights', query: '', filters: {}, filtersOpen: false, unfolded: [] };
}
