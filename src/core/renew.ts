import type { Card, Digest } from './digest.ts';
import type { PaperId } from './paper.ts';

/** What a newer list means to somebody who is reading an older one of the same day. */
export interface Renewal<Shown> {
  /** The list as it may be shown without moving anything: the old order, with what is new about the same papers. */
  readonly shown: Shown;
  /** Papers that are only in the newer one. */
  readonly fresh: number;
  /** The newer one has other papers, or another order. */
  readonly differs: boolean;
}

interface Listed {
  readonly id: PaperId;
}

/**
 * Compares the papers being read with newer ones. What is new about the same paper takes its place by `take`; order and
 * choice stay.
 */
export function renewList<Item extends Listed>(
  old: readonly Item[],
  newer: readonly Item[],
  take = (fresh: Item, _old: Item): Item => fresh,
): Renewal<readonly Item[]> {
  const found = new Map(newer.map((item) => [item.id, item]));
  const known = new Set(old.map((item) => item.id));
  const differs = newer.length !== old.length || newer.some((item, at) => item.id !== old[at]?.id);
  const kept = old.map((item) => {
    const again = found.get(item.id);
    return again ? take(again, item) : item;
  });
  return { shown: differs ? kept : newer, fresh: newer.filter(({ id }) => !known.has(id)).length, differs };
}

/**
 * Compares the digest being read with a newer one. Facts about the same papers (links found since, votes) are taken over
 * in place, and so is what the newer one says about itself; the order and the choice of papers are not, nor the reasons.
 */
export function renew(shown: Digest, newer: Digest): Renewal<Digest> {
  const take = (fresh: Card, { section, reasons, score }: Card): Card => ({ ...fresh, section, reasons, score });
  const list = renewList(shown.cards, newer.cards, take);
  return { ...list, shown: { ...newer, cards: list.shown } };
}
