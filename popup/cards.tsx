import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperId } from '../src/core/paper.ts';
import { now } from '../src/platform/clock.ts';
import { copied } from '../src/ui/copied.ts';
import { readLater } from '../src/ui/rich-text.tsx';
import { type CardState, PaperCard } from './paper-card.tsx';

/** How long drawing in one turn may take, in ms: a key that is pressed meanwhile does not feel it. */
const TURN = 40;

interface Props {
  readonly cards: readonly CardState[];
  /** How many are drawn at once; the others, below what is seen, in turns after the frame that shows these. */
  readonly first?: number;
  /** Whether the others may come already. */
  readonly mayGrow?: boolean;
  /** Told whether cards are still to come. */
  readonly drawing?: ((on: boolean) => void) | undefined;
  /** Those far from the window are left out of the layout. */
  readonly long?: boolean;
  /** What stands over the cards from one on. */
  readonly section?: { readonly from: number; readonly heading: string } | undefined;
}

// biome-ignore lint/a11y/useHeadingContent: it gets its words when it is shown
const makeHeading = copied(() => <h2 class="section" />);

/**
 * Cards one below the other. A long day has hundreds: they are put there by hand, since Preact would take as long again to
 * have them drawn as a card takes to be filled.
 */
export function Cards({ cards, first = cards.length, mayGrow = true, drawing, long = false, section }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const known = useRef(new Map<PaperId, PaperCard>());
  const heading = useRef<HTMLElement>(undefined);
  const isTurnSet = useRef(false);
  /** Until when cards beyond the first may be drawn, ms since 1970: the end of a turn, and 0 before there was one. */
  const [until, setUntil] = useState<number>();
  // An effect waits for the frame that shows the first ones.
  useEffect(() => setUntil(0), []);
  useLayoutEffect(() => {
    const ids = new Set(cards.map(({ card }) => card.id));
    for (const [id, gone] of known.current) {
      if (ids.has(id)) continue;
      gone.remove();
      known.current.delete(id);
    }
    const elements: HTMLElement[] = [];
    for (const state of cards) {
      const { id } = state.card;
      const before = known.current.get(id);
      before?.show(state);
      if (!before && elements.length >= first && now() >= (until ?? 0)) continue;
      const card = before ?? new PaperCard(state);
      known.current.set(id, card);
      elements.push(card.element);
    }
    const isDrawing = elements.length < cards.length;
    heading.current ??= makeHeading();
    if (section && section.from < elements.length) {
      heading.current.textContent = section.heading;
      elements.splice(section.from, 0, heading.current);
    } else heading.current.remove();
    arrange(place.current as HTMLElement, elements);
    drawing?.(isDrawing);
    // What nobody sees yet is read when all cards are there.
    if (until && !isDrawing) readLater();
    if (until === undefined || !mayGrow || !isDrawing || isTurnSet.current) return;
    isTurnSet.current = true;
    setTimeout(() => {
      isTurnSet.current = false;
      setUntil(now() + TURN);
    });
  });
  useLayoutEffect(
    () => () => {
      for (const card of known.current.values()) card.remove();
    },
    [],
  );
  // One listener for all cards: one each takes as long as a tenth of a card.
  const press = (event: MouseEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('article')?.dataset.arxivId;
    known.current.get(id as PaperId)?.press(event);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what is pressed are buttons and links
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div ref={place} class="cards" data-long={long ? '' : undefined} onClick={press} onAuxClick={press} />
  );
}

/** Puts the elements into the list in this order; what stands in its place already is not touched. */
function arrange(list: HTMLElement, elements: readonly Element[]): void {
  let next = list.firstElementChild;
  for (const element of elements) {
    if (element === next) next = next.nextElementSibling;
    else list.insertBefore(element, next);
  }
}
