import type { Paper } from '../../paper.ts';
import type { PaperWords } from '../text/read-paper.ts';

/** Names of things are short: `ThisThing: what it does`. */
const NAME = /^([^:]{2,40}):\s/;
const LAST_STEP = 12;

function countOf(part: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/** A count as a step of a scale that gets coarser: 0, 1, 2, 3–4, 5–7 … */
function rootStep(count: number): number {
  return Math.min(Math.round(Math.sqrt(count * 1.5)), LAST_STEP);
}

/**
 * Walks over what can be seen of a paper without reading its words: each trait's number, and its step on a small scale.
 * How long the abstract is, in how many sentences, how many figures it names; whether the title begins with a name made
 * for the thing, and how often the abstract calls it by it.
 */
export function eachShape(
  { title, abstract }: Pick<Paper, 'title' | 'abstract'>,
  words: PaperWords,
  each: (trait: number, step: number) => void,
): void {
  const name = NAME.exec(title)?.[1] ?? '';
  const parts = name === '' ? 0 : name.split(/\s+/).length;
  each(0, Math.min(Math.round(words.abstract.hashes.length / 25), LAST_STEP));
  each(1, Math.min(countOf('. ', abstract.replaceAll('\n', ' ')), LAST_STEP));
  each(2, rootStep(abstract.match(/\d+/g)?.length ?? 0));
  each(3, Math.min(parts, 3));
  if (parts === 0) return;
  each(4, /\d/.test(name) ? 1 : 0);
  each(5, rootStep(countOf(name, abstract)));
}
