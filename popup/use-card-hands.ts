import { useMemo, useRef } from 'preact/hooks';
import type { Day } from '../src/core/day.ts';
import type { PaperId } from '../src/core/paper.ts';
import { now } from '../src/platform/clock.ts';
import { noteFault } from '../src/platform/faults.ts';
import { send } from '../src/platform/messages.ts';
import { noteOpened } from '../src/platform/opened.ts';
import type { CardHands } from './card-hands.ts';
import type { Tell } from './toast.tsx';
import type { Marks } from './use-marks.ts';
import type { Move } from './use-place.ts';

function report(error: unknown): void {
  void noteFault('not stored', error);
}

/** What cards can do: the same functions for as long as the page lives, always with the marks of the moment. */
export function useCardHands(marks: Marks, day: Day, move: Move, tell: Tell): CardHands {
  const scene = useRef({ marks, day });
  scene.current = { marks, day };
  return useMemo<CardHands>(() => {
    const settle = async (id: PaperId, reorders = false) => {
      await scene.current.marks.again(id);
      if (reorders) await send('recompose', scene.current.day);
    };
    return {
      act(action, card, choice = '') {
        const mark = scene.current.marks.of.get(card.id);
        const stamps = Object.values(mark ?? {}).filter((value) => typeof value === 'number');
        // Two clicks within a millisecond still are one after the other.
        const at = Math.max(now(), ...stamps.map((stamp) => stamp + 1));
        action
          .run(card, { mark, at }, choice)
          .then((done) => {
            const { undo } = done;
            tell(done.said, undo && (() => void undo().then(() => settle(card.id, done.reorders), report)));
            return settle(card.id, done.reorders);
          })
          .catch((error: unknown) => tell(error instanceof Error ? error.message : String(error)));
      },
      unfold: (id, open) =>
        move((before) => {
          const others = before.unfolded.filter((other) => other !== id);
          return { unfolded: open ? [...others, id] : others };
        }),
      opened(id, by) {
        if (by?.button !== 2) noteOpened(id, now()).then(() => settle(id), report);
      },
    };
  }, [move, tell]);
}
