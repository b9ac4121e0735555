import type { Day } from '../src/core/day.ts';
import type { PaperId } from '../src/core/paper.ts';
import { findRanges, fold, type Hit, holdsAll, type Pack, packRows, searchPack } from '../src/core/search.ts';
import { readShelf } from '../src/platform/digests.ts';
import { listShelfDays, papersFromNewest } from '../src/platform/library.ts';
import { plainText } from '../src/ui/plain-text.ts';

/** More hits than this are no answer; the count says that there are more. */
export const MAX_HITS = 100;

let packs: Pack[] = [];
let packing: Promise<void> | undefined;
/** Told whenever there is more to search in. */
let whenPacked: () => void = () => {};

async function packAll(): Promise<void> {
  for (const day of await listShelfDays()) {
    const shelf = await readShelf(day);
    if (packing === undefined) return;
    if (shelf) packs.push(packRows(day, shelf.rows, plainText));
    whenPacked();
  }
}

/** Gets the stored days ready to be searched, newest first; `grown` is called as they come. */
export function openLibrary(grown: () => void): void {
  whenPacked = grown;
  packing ??= packAll().catch((error: unknown) => console.error('the shelves could not be read', error));
}

/** Gives the memory back. */
export function closeLibrary(): void {
  packs = [];
  packing = undefined;
  whenPacked = () => {};
}

/** Papers in whose title, authors or id all terms stand, newest day first, each paper once. */
export function searchTitles(terms: readonly string[]): Hit[] {
  const hits = new Map<PaperId, Hit>();
  for (const pack of packs) {
    for (const hit of searchPack(pack, terms, MAX_HITS)) if (!hits.has(hit.id)) hits.set(hit.id, hit);
    if (hits.size >= MAX_HITS) break;
  }
  return [...hits.values()].slice(0, MAX_HITS);
}

/** Papers in whose abstract (with title and authors) all terms stand, newest month first, as they are found. */
export async function* searchAbstracts(terms: readonly string[], signal: AbortSignal): AsyncGenerator<Hit[]> {
  for await (const batch of papersFromNewest()) {
    if (signal.aborted) return;
    const hits = batch.flatMap((paper): Hit[] => {
      if (!holdsAll([paper.abstract, paper.title, paper.authors.join(', ')], terms)) return [];
      const title = plainText(paper.title);
      const authors = paper.authors.slice(0, 3).map(plainText).join(', ');
      return [
        {
          id: paper.id,
          day: paper.day as Day,
          title,
          authors,
          inTitle: findRanges(fold(title), terms),
          inAuthors: findRanges(fold(authors), terms),
        },
      ];
    });
    if (hits.length > 0) yield hits;
  }
}
