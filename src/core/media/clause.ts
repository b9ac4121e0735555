import type { Spot } from './find-urls.ts';

/**
 * The words that say what each address is: those of the same sentence before it and after the address before it, then
 * the link's own words. An address that follows another by `and` or a comma shares its words.
 */
export function clausesOf(text: string, spots: readonly Spot[]): string[] {
  const clauses: string[] = [];
  spots.forEach(({ start, label }, i) => {
    const before = text.slice(Math.max(spots[i - 1]?.end ?? 0, start - 240), start);
    const shared = i > 0 && !label && /^(?:[\s,&/]|and)*$/.test(before);
    const sentence = before.split(/[.;!?|]\s|\n\s*\n/).at(-1);
    clauses.push((shared && clauses[i - 1]) || `${sentence}${label}`);
  });
  return clauses;
}
