/** Where one sentence ends and another begins; `e.g. A` and `et al. We` look the same and are put together again below. */
const BORDER = /(?<=[.!?]["')\]]?)\s+(?=["'([]?[A-Z0-9])/;
const NO_END = /(?:\b(?:e\.g|i\.e|et al|cf|vs|resp|Fig|Eq|Sec|Dr|Prof|approx|[A-Z])\.)$/;

/** Sentences of a text, raw TeX left as it is: a formula is never cut in two. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const piece of text.trim().split(BORDER)) {
    const last = sentences.at(-1);
    const open = last !== undefined && (last.split('$').length % 2 === 0 || NO_END.test(last));
    if (open) sentences[sentences.length - 1] = `${last} ${piece}`;
    else if (piece !== '') sentences.push(piece);
  }
  return sentences;
}

/** The first sentences that fit into `most` characters; of a first sentence that is longer, all of it. */
export function excerpt(text: string, most: number): string {
  const [first = '', ...others] = sentencesOf(text);
  let taken = first;
  for (const sentence of others) {
    if (taken.length + 1 + sentence.length > most) break;
    taken = `${taken} ${sentence}`;
  }
  return taken;
}
