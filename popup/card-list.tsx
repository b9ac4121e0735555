import { useMemo, useRef } from 'preact/hooks';
import { type Described, type Filters, kindsOf, passes } from '../src/core/card.ts';
import type { Card } from '../src/core/digest.ts';
import { isHidden } from '../src/core/mark.ts';
import type { PaperId } from '../src/core/paper.ts';
import { word } from '../src/ui/words.ts';
import type { CardHands } from './card-hands.ts';
import { Cards } from './cards.tsx';
import type { Place } from './place.ts';
import type { Marks } from './use-marks.ts';
import type { Move } from './use-place.ts';

/** What every list of papers is given. */
export interface ListProps {
  readonly place: Place;
  readonly move: Move;
  readonly marks: Marks;
  readonly hands: CardHands;
  readonly unfolded: ReadonlySet<string>;
  readonly pictures: boolean;
}

/** From how many cards on those far away are left out of the layout. */
const LONG = 60;

/**
 * Those that pass. What was marked since the list was made stays until another filter is chosen: marking a paper as read
 * under "Unread" must not take it from under the reader. Only hiding takes away at once.
 */
export function useFiltered<Item extends { readonly id: PaperId }>(
  items: readonly Item[],
  filters: Filters,
  marks: Marks,
  describe: (item: Item) => Described,
): readonly Item[] {
  const latest = useRef(marks);
  latest.current = marks;
  const passing = useMemo(
    () => items.filter((item) => passes(describe(item), filters, latest.current.of.get(item.id))),
    // Once more when all marks are known, not at each change of them.
    [items, filters, describe, marks.whole],
  );
  return filters.state === 'hidden' ? passing : passing.filter((item) => !isHidden(marks.of.get(item.id)));
}

/** How the filters see a card. */
export function describeCard(card: Card): Described {
  return { topics: card.topics, kinds: kindsOf(card) };
}

interface Props extends ListProps {
  readonly cards: readonly Card[];
  readonly first: number;
  /** Told whether cards are still to come, so that the page can say that it is busy. */
  readonly drawing?: ((on: boolean) => void) | undefined;
}

/** Cards one below the other; papers from outside the reader's fields apart, at the end. */
export function CardList({ cards, first, drawing, marks, hands, unfolded, pictures }: Props) {
  const community = cards.findIndex((card) => card.section === 'community');
  return (
    <Cards
      cards={cards.map((card, at) => ({
        ...{ card, mark: marks.of.get(card.id), unfolded: unfolded.has(card.id), hands, pictures },
        later: at >= first,
      }))}
      first={first}
      mayGrow={marks.whole}
      drawing={drawing}
      long={cards.length > LONG}
      section={community >= 0 ? { from: community, heading: word('popupCommunity') } : undefined}
    />
  );
}
