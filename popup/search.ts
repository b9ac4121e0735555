import type { Described } from '../src/core/card.ts';
import type { Day } from '../src/core/day.ts';
import type { ShelfRow } from '../src/core/digest.ts';
import type { PaperId } from '../src/core/paper.ts';
import { findRanges, fold, type Hit, holdsAll, type Pack, packRows, searchPack } from '../src/core/search.ts';
import { texToText } from '../src/core/tex.ts';
import { readShelf } from '../src/platform/digests.ts';
import { noteFault } from '../src/platform/faults.ts';
import { listBlocks, listShelfDays, papersFromNewest } from '../src/platform/library.ts';
import type { StoredPaper } from '../src/platform/schema.ts';

/** More hits than this are no answer; the count says that there are more. */
export const MAX_HITS = 100;

/** Whether a paper that holds the words is also what the filters ask for. */
export type Passes = (id: PaperId, paper: Described) => boolean;

/** A day ready to be searched, and what else is known of its papers; those are sorted by id when a filter first asks. */
interface ShelfPack extends Pack {
  readonly rows: readonly ShelfRow[];
  byId?: ReadonlyMap<PaperId, ShelfRow>;
  /** What was last found: while more days come in, what stands in the list already stays the very same. */
  found?: { readonly terms: readonly string[]; readonly passes: Passes | undefined; readonly hits: readonly Hit[] };
}

let packs: ShelfPack[] = [];
/** What abstracts there are to read; listed once, since that takes longer than reading the first of them. */
let blocks: Promise<readonly string[]> = Promise.resolve([]);
/** Told whenever there is more to search in. */
let whenPacked: () => void = () => {};

async function packAll(): Promise<void> {
  // A search that has ended meanwhile has taken its packs along, and the next one begins with none.
  const own = packs;
  for (const day of await listShelfDays()) {
    const shelf = await readShelf(day);
    if (packs !== own) return;
    if (shelf) packs.push({ ...packRows(day, shelf.rows, texToText), rows: shelf.rows });
    whenPacked();
  }
}

/** Gets the stored days ready to be searched, newest first; `grown` is called as they come. */
export function openLibrary(grown: () => void): void {
  whenPacked = grown;
  blocks = listBlocks();
  // Who searches is told.
  blocks.catch(() => undefined);
  packAll().catch((error: unknown) => noteFault('the shelves could not be read', error));
}

/** Gives the memory back. */
export function closeLibrary(): void {
  packs = [];
  blocks = Promise.resolve([]);
  whenPacked = () => {};
}

function rowOf(pack: ShelfPack, id: PaperId): ShelfRow | undefined {
  pack.byId ??= new Map(pack.rows.map((row) => [row.id, row]));
  return pack.byId.get(id);
}

/** Papers in whose title, authors or id all terms stand, newest day first, each paper once. */
export function searchTitles(terms: readonly string[], passes?: Passes): Hit[] {
  const hits = new Map<PaperId, Hit>();
  for (const pack of packs) {
    if (pack.found?.terms !== terms || pack.found.passes !== passes) {
      const keeps = passes && ((id: PaperId) => passes(id, rowOf(pack, id) ?? NOTHING_KNOWN));
      pack.found = { terms, passes, hits: searchPack(pack, terms, MAX_HITS, keeps) };
    }
    for (const hit of pack.found.hits) if (!hits.has(hit.id)) hits.set(hit.id, hit);
    if (hits.size >= MAX_HITS) break;
  }
  return [...hits.values()].slice(0, MAX_HITS);
}

const NOTHING_KNOWN: Described = { topics: [], kinds: [] };

/** What a filter wants to know of a stored paper: as its day's shelf has it, else what its own links tell. */
function describe(paper: StoredPaper): Described {
  for (const pack of packs) {
    const row = rowOf(pack, paper.id);
    if (row) return row;
  }
  return { topics: [], kinds: paper.links.map(({ kind }) => kind) };
}

/** Papers in whose abstract (with title and authors) all terms stand, newest month first, as they are found. */
export async function* searchAbstracts(
  terms: readonly string[],
  signal: AbortSignal,
  passes?: Passes,
): AsyncGenerator<Hit[]> {
  for await (const batch of papersFromNewest(await blocks)) {
    if (signal.aborted) return;
    yield batch.flatMap((paper) => {
      if (!holdsAll([paper.abstract, paper.title, paper.authors.join(', ')], terms)) return [];
      // What is known of a paper is looked up only for a filter: it means to sort whole days.
      return passes && !passes(paper.id, describe(paper)) ? [] : [hitOf(paper, terms)];
    });
  }
}

function hitOf(paper: StoredPaper, terms: readonly string[]): Hit {
  const title = texToText(paper.title);
  const authors = paper.authors.slice(0, 3).map(texToText).join(', ');
  return {
    ...{ id: paper.id, day: paper.day as Day, title, authors },
    inTitle: findRanges(fold(title), terms),
    inAuthors: findRanges(fold(authors), terms),
  };
}
