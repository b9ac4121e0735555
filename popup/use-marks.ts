import { useLayoutEffect, useState } from 'preact/hooks';
import type { Mark } from '../src/core/mark.ts';
import type { PaperId } from '../src/core/paper.ts';
import { onChange } from '../src/platform/changes.ts';
import { noteFault } from '../src/platform/faults.ts';
import { readMark, readMarks } from '../src/platform/marks.ts';

export interface Marks {
  readonly of: ReadonlyMap<PaperId, Mark>;
  /** All that can be had are read, not only those of the first cards. */
  readonly whole: boolean;
  /** Reads one again after a change made here; all, without an id. */
  readonly again: (id?: PaperId) => Promise<void>;
}

/** The reader's marks: those of the first cards at once, the others during the first paint, then as they change. */
export function useMarks(first: ReadonlyMap<PaperId, Mark>): Marks {
  const [marks, setMarks] = useState({ of: first, whole: false });
  const [again] = useState(() => async (id?: PaperId) => {
    if (id === undefined) {
      setMarks({ of: await readMarks(), whole: true });
      return;
    }
    const mark = await readMark(id);
    setMarks((before) => {
      const of = new Map(before.of);
      if (mark) of.set(id, mark);
      else of.delete(id);
      return { ...before, of };
    });
  });
  // Not after the first frame, as an effect: they are read while the browser paints.
  useLayoutEffect(() => {
    const report = (error: unknown) => {
      void noteFault('marks could not be read', error);
      // The papers are shown all the same.
      setMarks((before) => ({ ...before, whole: true }));
    };
    again().catch(report);
    return onChange((change) => {
      if (change.type === 'marks') again(change.id).catch(report);
    });
  }, [again]);
  return { ...marks, again };
}
