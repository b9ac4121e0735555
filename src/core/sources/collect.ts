import type { Announce, Paper, PaperId } from '../paper.ts';
import type { Finding, ListingEntry } from '../source.ts';

/** Gathers one answer's papers: each once, the newest version of it, in the order they came. */
export function collectPapers(): {
  add(paper: Paper, announce?: Announce): void;
  readonly size: number;
  papers(): Finding[];
  entries(): ListingEntry[];
} {
  const found = new Map<PaperId, { paper: Paper; announce?: Announce }>();
  return {
    add(paper, announce) {
      const known = found.get(paper.id);
      if (known && (known.paper.version ?? 0) >= (paper.version ?? 0)) return;
      found.set(paper.id, announce ? { paper, announce } : { paper });
    },
    get size() {
      return found.size;
    },
    papers: () => [...found.values()].map(({ paper }) => ({ type: 'paper', paper })),
    entries: () =>
      [...found.values()].map(({ paper, announce }) => (announce ? { id: paper.id, announce } : { id: paper.id })),
  };
}
