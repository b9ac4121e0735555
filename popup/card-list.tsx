import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Described, type Filters, kindsOf, passes } from '../src/core/card.ts';
import type { Card } from '../src/core/digest.ts';
import { isHidden } from '../src/core/mark.ts';
import type { PaperId } from '../src/core/paper.ts';
import { now } from '../src/platform/clock.ts';
import { readLater } from '../src/ui/rich-text.tsx';
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

/** Cards added in the first turn: some ten milliseconds of work. */
const STEP = 80;

/** How long drawing in one turn may take, in ms: a key that is pressed meanwhile does not feel it. */
const TURN = 20;

/** From how many cards on those far away are left out of the layout. */
const LONG = 60;

/** How many of a list are drawn: the first ones at once, the others in the turns after, below what is seen. */
function useGrowing(total: number, first: number, mayGrow = true): number {
  const [drawn, setDrawn] = useState(first);
  const [isShown, setShown] = useState(false);
  const turn = useRef({ begunAt: 0, step: STEP });
  // An effect waits for the frame that shows what is drawn already.
  useEffect(() => setShown(true), []);
  // Turn by turn from then on, each with as many as the one before shows to be possible: a frame between two costs as much
  // as dozens of cards.
  useLayoutEffect(() => {
    if (!isShown || !mayGrow || drawn >= total) return undefined;
    const { begunAt, step } = turn.current;
    const most = begunAt === 0 ? STEP : Math.max(STEP / 2, Math.round((step * TURN) / (now() - begunAt)));
    // The last few are no turn of their own.
    const next = total - drawn < most * 1.25 ? total - drawn : most;
    const timer = setTimeout(() => {
      turn.current = { begunAt: now(), step: next };
      setDrawn((before) => before + next);
    });
    return () => clearTimeout(timer);
  }, [isShown, drawn, total, mayGrow]);
  return Math.min(drawn, total);
}

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
  const drawn = useGrowing(cards.length, first, marks.whole);
  const isDrawing = drawn < cards.length;
  useLayoutEffect(() => drawing?.(isDrawing), [drawing, isDrawing]);
  // What nobody sees yet is read when all cards are there.
  useEffect(() => {
    if (!isDrawing) readLater();
  }, [isDrawing, cards]);
  const community = cards.findIndex((card) => card.section === 'community');
  return (
    <Cards
      cards={cards.slice(0, drawn).map((card, at) => ({
        ...{ card, mark: marks.of.get(card.id), unfolded: unfolded.has(card.id), hands, pictures },
        later: at >= first,
      }))}
      long={cards.length > LONG}
      section={community >= 0 && community < drawn ? { from: community, heading: word('popupCommunity') } : undefined}
    />
  );
}
