import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';

type Key = Parameters<IDBFactory['cmp']>[0];
interface Entry {
  readonly key: Key;
  readonly value: unknown;
}
interface Range {
  readonly lower?: Key;
  readonly upper?: Key;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;
}

const factory = new IDBFactory();

/** IndexedDB's order of keys; texts, which most are, without asking. */
function compare(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let at = 0; at < a.length && at < b.length; at += 1) {
      const order = compare(a[at], b[at]);
      if (order !== 0) return order;
    }
    return Math.sign(a.length - b.length);
  }
  return factory.cmp(a, b);
}

/**
 * The records of one store or index, sorted by key (in an index then by the store's key), in place of fake-indexeddb's
 * tree: a simulated month reads a hundred thousand times from stores of a few hundred records.
 */
export class Records {
  private readonly keysAreUnique: boolean;
  private readonly entries: Entry[];

  constructor(keysAreUnique: boolean, entries: Iterable<Entry>) {
    this.keysAreUnique = keysAreUnique;
    this.entries = [...entries];
  }

  private order(a: Entry, b: Entry): number {
    return compare(a.key, b.key) || (this.keysAreUnique ? 0 : compare(a.value as Key, b.value as Key));
  }

  /** Where the first entry stands that is not before `isBefore` says. */
  private find(isBefore: (entry: Entry) => boolean): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.entries[middle] as Entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private bounds(range: Range | undefined): [number, number] {
    if (!range) return [0, this.entries.length];
    const { lower, upper, lowerOpen, upperOpen } = range;
    const from = lower === undefined ? 0 : this.find(({ key }) => compare(key, lower) < (lowerOpen ? 1 : 0));
    const to =
      upper === undefined ? this.entries.length : this.find(({ key }) => compare(key, upper) < (upperOpen ? 0 : 1));
    return [from, Math.max(from, to)];
  }

  get(key: Key | IDBKeyRange): Entry | undefined {
    if (key instanceof IDBKeyRange) {
      const [from, to] = this.bounds(key as Range);
      return from < to ? this.entries[from] : undefined;
    }
    const found = this.entries[this.find((entry) => compare(entry.key, key) < 0)];
    return found && compare(found.key, key) === 0 ? found : undefined;
  }

  /** @returns the entry that was overwritten. */
  put(entry: Entry, noOverwrite = false): Entry | undefined {
    const at = this.find((other) => this.order(other, entry) < 0);
    const found = this.entries[at];
    if (!found || this.order(found, entry) !== 0) {
      this.entries.splice(at, 0, entry);
      return undefined;
    }
    if (noOverwrite) throw new DOMException('there is one already', 'ConstraintError');
    this.entries[at] = entry;
    return found;
  }

  delete(key: Key | IDBKeyRange): Entry[] {
    const [from, to] = this.bounds((key instanceof IDBKeyRange ? key : IDBKeyRange.only(key)) as Range);
    return this.entries.splice(from, to - from);
  }

  deleteByKeyAndValue(key: Key, value: Key): void {
    const [from, to] = this.bounds(IDBKeyRange.only(key) as Range);
    for (let at = from; at < to; at += 1) {
      if (compare((this.entries[at] as Entry).value as Key, value) !== 0) continue;
      this.entries.splice(at, 1);
      return;
    }
  }

  clear(): Entry[] {
    return this.entries.splice(0);
  }

  values(range?: Range, direction: 'next' | 'prev' = 'next'): Entry[] {
    if (direction !== 'next' && direction !== 'prev') throw new Error(`nobody has asked for ${direction} yet`);
    const [from, to] = this.bounds(range);
    const found = this.entries.slice(from, to);
    return direction === 'prev' ? found.reverse() : found;
  }

  size(): number {
    return this.entries.length;
  }
}
