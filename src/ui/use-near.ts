import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Weak, as the browser's own list of what it watches is: what leaves the page needs nobody to take it off. */
const waiting = new WeakMap<Element, () => void>();
let watcher: IntersectionObserver | undefined;

/** Calls once, when the element comes in or near the window. One observer serves all. */
export function whenNear(element: Element, near: () => void): void {
  watcher ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        watcher?.unobserve(target);
        waiting.get(target)?.();
      }
    },
    // A screen ahead, so that what is loaded for it is there before it is seen.
    { rootMargin: '600px 0px' },
  );
  waiting.set(element, near);
  watcher.observe(element);
}

/** Whether the element has been in or near the window; stays `true`. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (element.current) whenNear(element.current, () => setNear(true));
  }, [element]);
  return near;
}
