import { useEffect, useRef, useState } from 'preact/hooks';
import { countTopics, type TopicCounts } from '../src/core/count-topics.ts';
import type { Day } from '../src/core/day.ts';
import type { Settings } from '../src/core/settings.ts';
import type { Candidate } from '../src/core/signal.ts';
import { onChange } from '../src/platform/changes.ts';
import { wait } from '../src/platform/clock.ts';
import { listDays, readShelf } from '../src/platform/digests.ts';
import { readPapers } from '../src/platform/papers.ts';

export interface Counted extends TopicCounts {
  readonly day: Day;
}

/** Typing is counted after a rest of this many ms. */
const REST = 400;

interface StoredDay {
  readonly day: Day;
  readonly candidates: readonly Candidate[];
}

/** The last day of which all papers are stored. */
async function readLastDay(): Promise<StoredDay | undefined> {
  for (const { day } of (await listDays()).slice(0, 10)) {
    const shelf = await readShelf(day);
    if (!shelf || shelf.rows.length === 0) continue;
    const papers = await readPapers(shelf.rows.map(({ id }) => id));
    const candidates = shelf.rows.flatMap(({ id, announce }) => {
      const paper = papers.get(id);
      return paper ? [{ paper, links: paper.links, ...(announce ? { announce } : {}) }] : [];
    });
    if (candidates.length > 0) return { day, candidates };
  }
  return undefined;
}

/** What the last stored day would give each topic, counted again whenever the topics change. */
export function useCounts(settings: Settings): Counted | undefined {
  const [stored, setStored] = useState<StoredDay>();
  const [counts, setCounts] = useState<Counted>();
  const turn = useRef(0);
  useEffect(() => {
    const read = () =>
      readLastDay().then(setStored, () => {
        // Without a stored day there is nothing to count; the day itself says what is wrong.
      });
    void read();
    return onChange((change) => {
      if (change.type === 'digest') void read();
    });
  }, []);
  const key = JSON.stringify([settings.topics, settings.neverWords, settings.neverAuthors]);
  useEffect(() => {
    if (!stored) return undefined;
    const own = ++turn.current;
    const rest = async () => {
      await wait(0);
      if (own !== turn.current) throw new Error('outdated');
    };
    const timer = setTimeout(() => {
      countTopics(stored.candidates, settings, rest).then(
        (found) => own === turn.current && setCounts({ ...found, day: stored.day }),
        () => undefined,
      );
    }, REST);
    return () => clearTimeout(timer);
  }, [key, stored]);
  return counts;
}
