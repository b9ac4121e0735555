import type { Day } from '../core/day.ts';
import type { PaperId } from '../core/paper.ts';
import { read } from './database.ts';
import type { StoredPaper } from './schema.ts';

/** Days whose shelves are stored, newest first. */
export async function listShelfDays(): Promise<Day[]> {
  return (await read(['shelves'], (tx) => tx.objectStore('shelves').getAllKeys())).reverse();
}

/** Ids are numbered within a month; this many of them are read at a time. */
const BLOCK = 500;

/** First id of every block of a month, downwards: `2606.30500`, `2606.30000` … */
function* blocksOf(month: string, digits: number, last: number): Generator<[string, string]> {
  for (let from = Math.floor(last / BLOCK) * BLOCK; from >= 0; from -= BLOCK) {
    const number = (value: number) => String(value).padStart(digits, '0');
    yield [`${month}.${number(from)}`, `${month}.${number(Math.min(from + BLOCK - 1, 10 ** digits - 1))}`];
  }
}

function readRange(range: IDBKeyRange): Promise<StoredPaper[]> {
  return read(['papers'], (tx) => tx.objectStore('papers').getAll(range));
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
    for (const [from, to] of blocksOf(month, number.length, Number(number))) {
      const batch = await readRange(IDBKeyRange.bound(from, to));
      if (batch.length > 0) yield batch.reverse();
    }
    bound = IDBKeyRange.upperBound(`${month}.`, true);
  }
  const old = await readRange(IDBKeyRange.lowerBound('a'));
  if (old.length > 0) yield old.reverse();
}
