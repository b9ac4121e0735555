import type { Day } from '../core/day.ts';
import type { PaperId } from '../core/paper.ts';
import { read } from './database.ts';
import type { StoredPaper } from './schema.ts';

/** Days whose shelves are stored, newest first. */
export async function listShelfDays(): Promise<Day[]> {
  return (await read(['shelves'], (tx) => tx.objectStore('shelves').getAllKeys())).reverse();
}

/** Papers read at a time. */
const BLOCK = 250;

/** Ranges of `BLOCK` papers each, the last of these sorted ids first. */
function* blocksOf(ids: readonly PaperId[]): Generator<IDBKeyRange> {
  for (let end = ids.length; end > 0; end -= BLOCK) {
    yield IDBKeyRange.bound(ids[Math.max(0, end - BLOCK)], ids[end - 1]);
  }
}

/** Above every new-style id. */
const NEWEST = '9999.~';

/** The ids of a month, `2606`, below one that are stored: few of all that there are, where few categories are followed. */
function idsOf(month: string, below: string): Promise<PaperId[]> {
  const end = `${month}.~`;
  const range = IDBKeyRange.bound(`${month}.`, below < end ? below : end, false, true);
  return read(['papers'], (tx) => tx.objectStore('papers').getAllKeys(range));
}

function readRange(range: IDBKeyRange): Promise<StoredPaper[]> {
  return read(['papers'], (tx) => tx.objectStore('papers').getAll(range));
}

/** Reads one range after the other, each while the one before is looked at: the database works in another process. */
async function* readAhead(ranges: Iterable<IDBKeyRange>): AsyncGenerator<readonly StoredPaper[]> {
  let coming: Promise<StoredPaper[]> = Promise.resolve([]);
  for (const range of ranges) {
    const batch = await coming;
    coming = readRange(range);
    // Nobody may wait for it any more; who does is told.
    coming.catch(() => undefined);
    if (batch.length > 0) yield batch.reverse();
  }
  const last = await coming;
  if (last.length > 0) yield last.reverse();
}

/**
 * All stored papers, newest month first, in batches small enough not to hold up a page. Old-style ids come last.
 * The reader may stop at any batch, and go on later below the last paper of it, if that has a new-style id.
 */
export async function* papersFromNewest(below: string = NEWEST): AsyncGenerator<readonly StoredPaper[]> {
  for (let end = below; ; ) {
    const bound = IDBKeyRange.upperBound(end, true);
    const key: PaperId | undefined = await read(
      ['papers'],
      async (tx) => (await tx.objectStore('papers').openKeyCursor(bound, 'prev'))?.key,
    );
    if (key === undefined || key < '0') break;
    const [month = ''] = key.split('.');
    yield* readAhead(blocksOf(await idsOf(month, end)));
    end = `${month}.`;
  }
  yield* readAhead([IDBKeyRange.lowerBound('a')]);
}
