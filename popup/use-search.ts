import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { type Hit, termsOf } from '../src/core/search.ts';
import { noteFault } from '../src/platform/faults.ts';
import { closeLibrary, openLibrary, type Passes, searchAbstracts, searchTitles } from './search.ts';

export interface Found {
  /** By title, authors or id; at once. */
  readonly titles: readonly Hit[];
  /** By their abstracts only; they come in behind. */
  readonly abstracts: readonly Hit[];
  /** Abstracts are still being read. */
  readonly busy: boolean;
}

/** How long nothing is typed before the abstracts are read, in ms: reads begun at every keystroke would queue up. */
const PAUSE = 50;

/** How often the titles are searched again while days come in, in ms. */
const GROWS = 80;

interface Streamed {
  readonly query: string;
  readonly passes: Passes | undefined;
  readonly hits: readonly Hit[];
  readonly done: boolean;
}

/**
 * What is found for a query: titles in the same frame as the keystroke, abstracts streamed in behind.
 * @param passes what the filters let through; another function begins the search anew.
 */
export function useSearch(query: string, passes: Passes | undefined): Found {
  const terms = useMemo(() => termsOf(query), [query]);
  const [shelves, setShelves] = useState(0);
  const [streamed, setStreamed] = useState<Streamed>({ query, passes, hits: [], done: false });
  // At once, not after the first frame: a first query may wait for it no longer than the pause.
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    openLibrary(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setShelves((count) => count + 1);
      }, GROWS);
    });
    return () => {
      clearTimeout(timer);
      closeLibrary();
    };
  }, []);
  // The pause counts from the keystroke: an effect would wait for the frame that shows it.
  useLayoutEffect(() => {
    if (terms.length === 0) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const tell = (hits: readonly Hit[], done: boolean) => setStreamed({ query, passes, hits, done });
      void streamAbstracts(terms, passes, stop.signal, tell);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, terms, passes]);
  const titles = useMemo(() => searchTitles(terms, passes), [terms, passes, shelves]);
  const own = streamed.query === query && streamed.passes === passes ? streamed : undefined;
  return { titles, abstracts: own?.hits ?? [], busy: !own?.done };
}

/** At most this many are found by their abstracts alone. */
const MAX_STREAMED = 100;

async function streamAbstracts(
  terms: readonly string[],
  passes: Passes | undefined,
  signal: AbortSignal,
  tell: (hits: readonly Hit[], done: boolean) => void,
): Promise<void> {
  let found: readonly Hit[] = [];
  try {
    for await (const hits of searchAbstracts(terms, signal, passes)) {
      if (signal.aborted) return;
      if (hits.length === 0) continue;
      found = [...found, ...hits];
      if (found.length >= MAX_STREAMED) break;
      tell(found, false);
    }
  } catch (error) {
    // What was found until then is shown, and nothing more will come.
    void noteFault('the abstracts could not be searched', error);
  }
  if (!signal.aborted) tell(found.slice(0, MAX_STREAMED), true);
}
