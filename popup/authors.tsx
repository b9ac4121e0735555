import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fillWords } from '../src/ui/rich-text.tsx';
import { countOf } from '../src/ui/words.ts';

const SHOWN = 4;

interface Props {
  readonly names: readonly string[];
  /** How many there are; not all of a very long list are known. */
  readonly count: number;
}

/** Where authors are named. */
export function AuthorsPlace({ place = null }: { readonly place?: RefObject<HTMLParagraphElement | null> | null }) {
  return (
    <p class="authors" ref={place}>
      <bdi /> <span class="others" />
    </p>
  );
}

/**
 * Names the first few on one line, and how many more there are; the whole list as far as it is known in the tooltip.
 * @param place what `AuthorsPlace` has drawn
 * @param whole every known name, on as many lines as they take
 */
export function fillAuthors(place: HTMLElement, names: readonly string[], count: number, whole = false): void {
  const shown = whole || names.length <= SHOWN + 1 ? names : names.slice(0, SHOWN);
  const more = Math.max(count, names.length) - shown.length;
  const line = place.firstElementChild as HTMLElement;
  const others = line.nextElementSibling as HTMLElement;
  fillWords(line, shown.join(', '));
  others.hidden = more <= 0;
  others.textContent = more > 0 ? countOf('popupMoreAuthors', more) : '';
  place.toggleAttribute('data-whole', whole);
  place.title = whole ? '' : names.join(', ');
}

/** The authors of a paper on one line. */
export function Authors({ names, count }: Props) {
  const place = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (place.current) fillAuthors(place.current, names, count);
  }, [names, count]);
  return names.length > 0 ? <AuthorsPlace place={place} /> : null;
}
