import type { Day } from '../core/day.ts';
import { read } from './database.ts';
import type { PaperBlock, StoredPaper } from './schema.ts';

/** Days whose shelves are stored, newest first. */
export async function listShelfDays(): Promise<Day[]> {
  return (await read(['shelves'], (tx) => tx.objectStore('shelves').getAllKeys())).reverse();
}

/** Blocks read at a time, of a hundred papers at most. */
const BLOCKS = 5;

/** Ranges of these sorted blocks, the last of them first: that one alone, so that what is newest is there soonest. */
function rangesOf(blocks: readonly string[]): IDBKeyRange[] {
  const ranges: IDBKeyRange[] = [];
  for (let end = blocks.length; end > 0; ) {
    const from = Math.max(0, end - (ranges.length === 0 ? 1 : BLOCKS));
    ranges.push(IDBKeyRange.bound(blocks[from], blocks[end - 1]));
    end = from;
  }
  return ranges;
}

/** The blocks of all stored papers, sorted. Takes as long as reading dozens of them. */
export function listBlocks(): Promise<string[]> {
  return read(['papers'], (tx) => tx.objectStore('papers').getAllKeys());
}

function readRange(range: IDBKeyRange): Promise<PaperBlock[]> {
  return read(['papers'], (tx) => tx.objectStore('papers').getAll(range));
}

/**
 * All stored papers, newest first, in batches small enough not to hold up a page. Old-style ids come last. Each batch is
 * read while the one before is looked at: the database works in another process. The reader may stop at any batch.
 * @param blocks what `listBlocks` has given
 */
export async function* papersFromNewest(blocks: readonly string[]): AsyncGenerator<readonly StoredPaper[]> {
  const isOld = (id: string) => id > 'a';
  const ranges = [...rangesOf(blocks.filter((block) => !isOld(block))), ...rangesOf(blocks.filter(isOld))];
  let coming: Promise<PaperBlock[]> = Promise.resolve([]);
  for (const range of [...ranges, undefined]) {
    const batch = (await coming).flatMap(({ papers }) => papers);
    if (range) coming = readRange(range);
    // Nobody may wait for it any more; who does is told.
    coming.catch(() => undefined);
    if (batch.length > 0) yield batch.sort((a, b) => (a.id < b.id ? 1 : -1));
  }
}
