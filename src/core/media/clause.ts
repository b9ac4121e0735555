import type { Spot } from './find-urls.ts';

/** What a text says of one address. */
export interface Clause {
  /** The words of the same sentence before it, then the link's own: they say what the address is. */
  readonly words: string;
  /** All words before it and after the address before it, which may tell of the meeting where the paper was given. */
  readonly before: string;
}

/** Finds the words that go with each address. One that follows another by `and` or a comma shares its words. */
export function clausesOf(text: string, spots: readonly Spot[]): Clause[] {
  const clauses: Clause[] = [];
  spots.forEach(({ start, label }, i) => {
    const before = text.slice(Math.max(spots[i - 1]?.end ?? 0, start - 240), start);
    const shared = i > 0 && !label && /^(?:[\s,&/]|and)*$/.test(before);
    const sentence = before.split(/[.;!?|]\s|\n\s*\n/).at(-1);
    clauses.push((shared && clauses[i - 1]) || { words: `${sentence}${label}`, before });
  });
  return clauses;
}
