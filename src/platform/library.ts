import type { Day } from '../core/day.ts';
import type { PaperId } from '../core/paper.ts';
import { read } from './database.ts';
import type { StoredPaper } from './schema.ts';

/** Days whose shelves are stored, newest first. */
export async function listShelfDays(): Promise<Day[]> {
  return (await read(['shelves'], (tx) => tx.objectStore('shelves').getAllKeys())).reverse();
}

/** Ids are numbered within a month; this many of them are read at a time. */
const BLOCK = 250;

/** The ids of every block of a month, downwards: from `2606.30500`, from `2606.30250` … */
function* blocksOf(month: string, digits: number, last: number): Generator<IDBKeyRange> {
  for (let from = Math.floor(last / BLOCK) * BLOCK; from >= 0; from -= BLOCK) {
    const number = (value: number) => String(value).padStart(digits, '0');
    const to = Math.min(from + BLOCK - 1, 10 ** digits - 1);
    yield IDBKeyRange.bound(`${month}.${number(from)}`, `${month}.${number(to)}`);
  }
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
 * The reader may stop at any batch.
 */
export async function* papersFromNewest(): AsyncGenerator<readonly StoredPaper[]> {
  let bound: IDBKeyRange | null = IDBKeyRange.upperBound('9999.99999');
  for (;;) {
    const key: PaperId | undefined = await read(
      ['papers'],
      async (tx) => (await tx.objectStore('papers').openKeyCursor(bound, 'prev'))?.key,
    );
    if (key === undefined || key < '0') break;
    const [month = '', number = ''] = key.split('.');
    yield* readAhead(blocksOf(month, number.length, Number(number)));
    bound = IDBKeyRange.upperBound(`${month}.`, true);
  }
  yield* readAhead([IDBKeyRange.lowerBound('a')]);
}
