import { pairHash, type Words } from './read-words.ts';

/** Slots of the table that tells which features a paper has already given; well above any abstract's number. */
let slots = new Int32Array(1 << 13);
let turns = new Int32Array(1 << 13);
let turn = 0;
let found = new Int32Array(1 << 12);

/**
 * The different words and pairs of neighbours in some texts, each once, in the order of their first appearance.
 * Pairs do not reach from one text into the next.
 */
export function readFeatures(...texts: readonly Pick<Words, 'hashes'>[]): Int32Array {
  let room = 0;
  for (const { hashes } of texts) room += 2 * hashes.length;
  if (room > found.length) {
    found = new Int32Array(2 ** Math.ceil(Math.log2(room)));
    slots = new Int32Array(found.length * 2);
    turns = new Int32Array(found.length * 2);
    turn = 0;
  }
  turn = (turn + 1) | 0;
  const mask = slots.length - 1;
  let count = 0;
  const add = (feature: number) => {
    let slot = feature & mask;
    while (turns[slot] === turn) {
      if (slots[slot] === feature) return;
      slot = (slot + 1) & mask;
    }
    turns[slot] = turn;
    slots[slot] = feature;
    found[count++] = feature;
  };
  for (const { hashes } of texts) {
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] ?? 0;
      add(hash);
      if (i > 0) add(pairHash(hashes[i - 1] ?? 0, hash));
    }
  }
  return found.slice(0, count);
}
