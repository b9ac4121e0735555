import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PaperId } from '../src/core/paper.ts';
import { now } from '../src/platform/clock.ts';
import { writePlace } from '../src/platform/place.ts';
import type { Place } from './place.ts';

/** Height of what stays at the upper edge while the list moves below it. */
function edge(): number {
  return document.querySelector('.tools')?.getBoundingClientRect().bottom ?? 0;
}

function findAnchor(): Place['anchor'] {
  if (window.scrollY < 8) return undefined;
  const top = edge();
  for (const paper of document.querySelectorAll<HTMLElement>('[data-arxiv-id]')) {
    const box = paper.getBoundingClientRect();
    if (box.bottom > top) return { id: paper.dataset.arxivId as PaperId, top: Math.round(box.top - top) };
  }
  return undefined;
}

/** Puts the paper that was at the upper edge there again. */
export function restoreScroll(anchor: Place['anchor']): void {
  if (!anchor) return;
  const paper = document.querySelector(`[data-arxiv-id="${CSS.escape(anchor.id)}"]`);
  if (paper) window.scrollBy(0, paper.getBoundingClientRect().top - edge() - anchor.top);
}

/** Moves the reader: some fields, or what they become from what they are. */
export type Move = (change: Partial<Place> | ((before: Place) => Partial<Place>)) => void;

/** The reader's place, and how to move it. It is kept while the page is there and when it goes. */
export function usePlace(first: Place, name: string): [Place, Move] {
  const [place, setPlace] = useState(first);
  const current = useRef(place);
  current.current = place;
  const keep = useRef(() => writePlace(name, { ...current.current, anchor: findAnchor() }, now()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep.current, 200);
    };
    addEventListener('scroll', soon, { passive: true });
    addEventListener('pagehide', keep.current);
    return () => {
      clearTimeout(timer);
      removeEventListener('scroll', soon);
      removeEventListener('pagehide', keep.current);
    };
  }, []);
  useEffect(() => {
    if (place === first) return undefined;
    // Not at once: looking where the reader is costs a layout, which a keystroke should not wait for.
    const timer = setTimeout(keep.current, 200);
    return () => clearTimeout(timer);
  }, [place, first]);
  const move = useCallback<Move>((change) => {
    setPlace((before) => ({ ...before, ...(typeof change === 'function' ? change(before) : change) }));
  }, []);
  return [place, move];
}
