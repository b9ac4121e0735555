/** Everything a simulation draws comes from one of these: the same seed draws the same. */
export interface Chance {
  /** 0 … 1. */
  next(): number;
  /** Whole, from `low` to `high`, both possible. */
  whole(low: number, high: number): number;
  between(low: number, high: number): number;
  /** True with this probability. */
  is(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** A stream of its own, so that drawing more here changes nothing there. */
  fork(name: string): Chance;
}

export function chanceFrom(seed: string): Chance {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 16777619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + (high - low) * next();
  return {
    next,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    is: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
    fork: (name) => chanceFrom(`${seed}/${name}`),
  };
}
