import { useEffect, useState } from 'preact/hooks';
import { type Hit, termsOf } from '../src/core/search.ts';
import { closeLibrary, MAX_HITS, openLibrary, searchAbstracts, searchTitles } from './search.ts';

export interface Found {
  readonly terms: readonly string[];
  /** By title, authors or id; at once. */
  readonly titles: readonly Hit[];
  /** By their abstracts only; they come in behind. */
  readonly abstracts: readonly Hit[];
  /** Abstracts are still being read. */
  readonly busy: boolean;
}

/** How long nothing is typed before the abstracts are read, in ms. */
const PAUSE = 150;

const NOTHING: Found = { terms: [], titles: [], abstracts: [], busy: false };

/** What is found for a query: titles in the same frame as the keystroke, abstracts streamed in behind. */
export function useSearch(query: string): Found {
  const [found, setFound] = useState(NOTHING);
  const active = query.trim() !== '';
  const [shelves, setShelves] = useState(0);
  useEffect(() => {
    if (!active) return undefined;
    openLibrary(() => setShelves((count) => count + 1));
    return closeLibrary;
  }, [active]);
  useEffect(() => {
    const terms = termsOf(query);
    if (terms.length === 0) {
      setFound(NOTHING);
      return undefined;
    }
    setFound((before) => ({
      terms,
      titles: searchTitles(terms),
      abstracts: sameTerms(before.terms, terms) ? before.abstracts : [],
      busy: true,
    }));
    return undefined;
  }, [query, shelves]);
  useEffect(() => {
    const terms = termsOf(query);
    if (terms.length === 0) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      streamAbstracts(terms, stop.signal, setFound).catch((error: unknown) => console.error('search', error));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query]);
  return found;
}

function sameTerms(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((term, at) => term === b[at]);
}

async function streamAbstracts(
  terms: readonly string[],
  signal: AbortSignal,
  setFound: (change: (before: Found) => Found) => void,
): Promise<void> {
  let count = 0;
  for await (const hits of searchAbstracts(terms, signal)) {
    if (signal.aborted) return;
    count += hits.length;
    setFound((before) => ({ ...before, abstracts: [...before.abstracts, ...hits].slice(0, MAX_HITS * 2) }));
    if (count >= MAX_HITS * 2) break;
  }
  if (!signal.aborted) setFound((before) => ({ ...before, busy: false }));
}
