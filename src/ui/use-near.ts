import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const waiting = new Map<Element, () => void>();
let watcher: IntersectionObserver | undefined;

function watch(element: Element, whenNear: () => void): () => void {
  watcher ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        watcher?.unobserve(entry.target);
        waiting.get(entry.target)?.();
        waiting.delete(entry.target);
      }
    },
    // A screen ahead, so that what is loaded for it is there before it is seen.
    { rootMargin: '600px 0px' },
  );
  waiting.set(element, whenNear);
  watcher.observe(element);
  return () => {
    waiting.delete(element);
    watcher?.unobserve(element);
  };
}

/** Whether the element has been in or near the window; stays `true`. One observer serves all. */
export function useNear(element: RefObject<Element | null>, wanted = true): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !wanted || !element.current) return undefined;
    return watch(element.current, () => setNear(true));
  }, [near, wanted, element]);
  return near;
}
