import { useEffect, useRef, useState } from 'preact/hooks';
import { now } from '../../src/platform/clock.ts';

/** How long a text stays, in ms: as long as reading it slowly takes, between 8 and 45 seconds. */
export function dwell(text: string): number {
  const words = text.split(/\s+/).length;
  return Math.min(Math.max(5000 + words * 300, 8000), 45_000);
}

/** How often the bar moves, in ms. */
const TICK = 200;

/** How far the slide's time has run, 0 … 1; `next` is called at its end. The time stands still while it does not play. */
export function usePace(slide: number, text: string, playing: boolean, next: () => void): number {
  const [elapsed, setElapsed] = useState(0);
  const latest = useRef(next);
  latest.current = next;
  const total = dwell(text);
  useEffect(() => setElapsed(0), [slide]);
  useEffect(() => {
    if (!playing) return undefined;
    let last = now();
    const timer = setInterval(() => {
      const at = now();
      // A machine that slept does not owe the slides it missed.
      const passed = Math.min(at - last, 5 * TICK);
      last = at;
      setElapsed((before) => before + passed);
    }, TICK);
    return () => clearInterval(timer);
  }, [playing]);
  useEffect(() => {
    if (elapsed >= total) latest.current();
  }, [elapsed, total]);
  return Math.min(elapsed / total, 1);
}
