import type { Card, Digest } from './digest.ts';

/** What a newer digest means to somebody who is reading an older one of the same day. */
export interface Renewal {
  /** The list as it may be shown without moving anything: the old order, with what is new about the same papers. */
  readonly shown: Digest;
  /** Papers that are only in the newer one. */
  readonly fresh: number;
  /** The newer one has other papers, or another order. */
  readonly differs: boolean;
}

/**
 * Compares the list being read with a newer one. Facts about the same papers (links found since, votes) are taken over in
 * place, and so is what the newer one says about itself; the order and the choice of papers are not.
 */
export function renew(shown: Digest, newer: Digest): Renewal {
  const found = new Map(newer.cards.map((card) => [card.id, card]));
  const known = new Set(shown.cards.map((card) => card.id));
  const cards = shown.cards.map((card): Card => {
    const again = found.get(card.id);
    return again ? { ...again, section: card.section, reasons: card.reasons, score: card.score } : card;
  });
  const fresh = newer.cards.filter((card) => !known.has(card.id)).length;
  const differs = newer.cards.length !== cards.length || newer.cards.some((card, at) => card.id !== cards[at]?.id);
  return { shown: { ...newer, cards: differs ? cards : newer.cards }, fresh, differs };
}
