import { compareKeys, type Key, type KeyRange } from './keys.ts';

export interface Entry {
  readonly key: Key;
  /** A store's value, or in an index the key in its store. */
  readonly value: unknown;
}

/** The records of one store, or index, in the order of their keys; in an index then of their values. */
export class Records {
  private readonly hasDoubles: boolean;
  private entries: Entry[] = [];

  constructor(hasDoubles: boolean) {
    this.hasDoubles = hasDoubles;
  }

  get size(): number {
    return this.entries.length;
  }

  private order(entry: Entry, key: Key, value: unknown): number {
    return compareKeys(entry.key, key) || (this.hasDoubles ? compareKeys(entry.value as Key, value as Key) : 0);
  }

  /** Where the first entry stands that is not before. */
  private place(key: Key, value: unknown): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.order(this.entries[middle] as Entry, key, value) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the first entry stands whose key is not before this one, or, `isAfter`, is after it. */
  private edge(key: Key, isAfter: boolean): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = compareKeys((this.entries[middle] as Entry).key, key);
      if (order < 0 || (isAfter && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private edges(range: KeyRange): [number, number] {
    const from = range.lower === undefined ? 0 : this.edge(range.lower, range.lowerOpen);
    const to = range.upper === undefined ? this.entries.length : this.edge(range.upper, !range.upperOpen);
    return [from, Math.max(from, to)];
  }

  find(key: Key): Entry | undefined {
    const entry = this.entries[this.edge(key, false)];
    return entry && compareKeys(entry.key, key) === 0 ? entry : undefined;
  }

  first(range: KeyRange): Entry | undefined {
    const [from, to] = this.edges(range);
    return from < to ? this.entries[from] : undefined;
  }

  count(range: KeyRange | undefined): number {
    if (!range) return this.entries.length;
    const [from, to] = this.edges(range);
    return to - from;
  }

  /** Not to be changed, nor kept: without a range it is the records themselves. */
  list(range?: KeyRange): readonly Entry[] {
    return range ? this.entries.slice(...this.edges(range)) : this.entries;
  }

  /** @returns the entry that was there. */
  put(entry: Entry): Entry | undefined {
    const at = this.place(entry.key, entry.value);
    const found = this.entries[at];
    const isThere = found && this.order(found, entry.key, entry.value) === 0;
    if (isThere) this.entries[at] = entry;
    else this.entries.splice(at, 0, entry);
    return isThere ? found : undefined;
  }

  remove(key: Key, value?: unknown): Entry | undefined {
    const at = this.place(key, value);
    const found = this.entries[at];
    if (!found || this.order(found, key, value) !== 0) return undefined;
    this.entries.splice(at, 1);
    return found;
  }
}
