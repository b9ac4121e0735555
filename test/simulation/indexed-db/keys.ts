export type Key = number | string | Date | readonly Key[];
export type KeyPath = string | readonly string[];

/** Numbers before dates before texts before lists: IndexedDB's order. */
function rank(key: Key): number {
  if (typeof key === 'string') return 2;
  return typeof key === 'number' ? 0 : key instanceof Date ? 1 : 3;
}

/** IndexedDB's order of two valid keys: below, at or above 0. */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) return byRank;
  if (!(Array.isArray(a) && Array.isArray(b))) return Math.sign(+(a as number) - +(b as number));
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const order = compareKeys(a[at], b[at]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function isKey(value: unknown): value is Key {
  if (typeof value === 'string') return true;
  if (typeof value === 'number') return !Number.isNaN(value);
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  return Array.isArray(value) && value.every(isKey);
}

/** @throws DataError for what is no key. Bytes, which may be one, nobody has asked for. */
export function keyOf(value: unknown): Key {
  if (isKey(value)) return Array.isArray(value) ? Object.freeze([...value]) : value;
  throw new DOMException('the value is no key', 'DataError');
}

/** What stands at a key path in a value; `undefined` when nothing does, or no key. */
export function keyAt(path: KeyPath, value: unknown): Key | undefined {
  if (typeof path !== 'string') {
    const parts = path.map((part) => keyAt(part, value));
    return parts.includes(undefined) ? undefined : (Object.freeze(parts) as Key);
  }
  const found = (value as Record<string, unknown> | undefined)?.[path];
  return isKey(found) ? found : undefined;
}

/** A stretch of keys; `undefined` ends are open for ever. */
export class KeyRange {
  readonly lower: Key | undefined;
  readonly upper: Key | undefined;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;

  private constructor(lower: Key | undefined, upper: Key | undefined, lowerOpen: boolean, upperOpen: boolean) {
    this.lower = lower;
    this.upper = upper;
    this.lowerOpen = lowerOpen;
    this.upperOpen = upperOpen;
  }
  static only(value: unknown): KeyRange {
    const key = keyOf(value);
    return new KeyRange(key, key, false, false);
  }
  static lowerBound(lower: unknown, isOpen = false): KeyRange {
    return new KeyRange(keyOf(lower), undefined, isOpen, true);
  }
  static upperBound(upper: unknown, isOpen = false): KeyRange {
    return new KeyRange(undefined, keyOf(upper), true, isOpen);
  }
  static bound(low: unknown, high: unknown, lowerOpen = false, upperOpen = false): KeyRange {
    const [lower, upper] = [keyOf(low), keyOf(high)];
    const order = compareKeys(lower, upper);
    if (order > 0 || (order === 0 && (lowerOpen || upperOpen)))
      throw new DOMException('the range is empty', 'DataError');
    return new KeyRange(lower, upper, lowerOpen, upperOpen);
  }
  /** What a query means; `undefined` is everything. */
  static of(query: unknown): KeyRange | undefined {
    if (query instanceof KeyRange) return query;
    return query === undefined || query === null ? undefined : KeyRange.only(query);
  }
}
