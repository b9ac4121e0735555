import type { Spot } from './find-urls.ts';

/**
 * The words that say what each address is: those of the same sentence before it and after the address before it, then
 * the link's own words or a bracket right after it. An address that follows another by `and` or a comma shares its words.
 */
export function clausesOf(text: string, spots: readonly Spot[]): string[] {
  const clauses: string[] = [];
  spots.forEach(({ start, end, label }, i) => {
    const from = spots[i - 1]?.end ?? 0;
    const before = text.slice(Math.max(from, start - 240), start);
    const cut = [...before.matchAll(/[.;!?|]\s+|\n\s*\n/g)].at(-1);
    const sentence = before.slice(cut ? cut.index + cut[0].length : 0);
    const after =
      /^\W{0,4}(?:\(|for )[^.;)]{0,60}/.exec(
        text.slice(end, Math.min(end + 70, spots[i + 1]?.start ?? Infinity)),
      )?.[0] ?? '';
    const shared = i > 0 && /^(?:[\s,&/]|and)*$/.test(before) && !after && !label;
    clauses.push(shared ? (clauses[i - 1] ?? '') : `${sentence}${label} ${after}`);
  });
  return clauses;
}
