import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { countOf } from '../src/ui/words.ts';

/** Rows drawn at a time: a few screens, a few milliseconds. */
const WINDOW = 40;

type Place = RefObject<HTMLButtonElement | null>;

/** How many rows of a long list are drawn; more when the button at their end is pressed, or comes near. */
export function useWindow(total: number): [number, Place] {
  const [drawn, setDrawn] = useState(WINDOW);
  const more = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const button = more.current;
    if (!button) return undefined;
    const add = () => setDrawn((before) => before + WINDOW);
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && add(), {
      rootMargin: '1200px 0px',
    });
    watcher.observe(button);
    button.addEventListener('click', add);
    return () => {
      watcher.disconnect();
      button.removeEventListener('click', add);
    };
  }, [drawn, total]);
  return [Math.min(drawn, total), more];
}

/** The button at the end of what is drawn. */
export function MoreRows({ left, place }: { readonly left: number; readonly place: Place }) {
  if (left <= 0) return null;
  return (
    <p class="end">
      <button ref={place} type="button" class="button">
        {countOf('popupMoreRows', left)}
      </button>
    </p>
  );
}
