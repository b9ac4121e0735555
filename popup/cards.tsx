import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PaperId } from '../src/core/paper.ts';
import { copied } from '../src/ui/copied.ts';
import { type CardState, PaperCard } from './paper-card.tsx';

interface Props {
  readonly cards: readonly CardState[];
  /** Those far from the window are left out of the layout. */
  readonly long?: boolean;
  /** What stands over the cards from one on. */
  readonly section?: { readonly from: number; readonly heading: string } | undefined;
}

// biome-ignore lint/a11y/useHeadingContent: it gets its words when it is shown
const makeHeading = copied(<h2 class="section" />);

/**
 * Cards one below the other. A long day has hundreds: they are put there by hand, since Preact would take as long again to
 * have them drawn as a card takes to be filled.
 */
export function Cards({ cards, long = false, section }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const known = useRef(new Map<PaperId, PaperCard>());
  const heading = useRef<HTMLElement>(undefined);
  useLayoutEffect(() => {
    const ids = new Set(cards.map(({ card }) => card.id));
    for (const [id, gone] of known.current) {
      if (ids.has(id)) continue;
      gone.remove();
      known.current.delete(id);
    }
    heading.current ??= makeHeading();
    if (section) heading.current.textContent = section.heading;
    else heading.current.remove();
    const elements = cards.map((state) => {
      const { id } = state.card;
      const before = known.current.get(id);
      before?.show(state);
      const card = before ?? new PaperCard(state);
      known.current.set(id, card);
      return card.element;
    });
    if (section) elements.splice(section.from, 0, heading.current);
    arrange(place.current as HTMLElement, elements);
  });
  useLayoutEffect(
    () => () => {
      for (const card of known.current.values()) card.remove();
    },
    [],
  );
  return <div ref={place} class="cards" data-long={long ? '' : undefined} />;
}

/** Puts the elements into the list in this order; what stands in its place already is not touched. */
function arrange(list: HTMLElement, elements: readonly Element[]): void {
  let next = list.firstElementChild;
  for (const element of elements) {
    if (element === next) next = next.nextElementSibling;
    else list.insertBefore(element, next);
  }
}
