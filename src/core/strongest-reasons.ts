import type { Reason } from './signal.ts';

/**
 * The first `count` reasons that speak for a paper, in their order. A category is left out where a keyword's reason
 * names it already ("“diffusion” in cs.CV · in cs.CV").
 */
export function strongestReasons(reasons: readonly Reason[], count: number): Reason[] {
  const speaking = reasons.filter(({ value }) => value > 0);
  const named = new Set(
    speaking.filter(({ phrase }) => phrase.key === 'reasonKeyword').map(({ phrase }) => phrase.args?.[1]),
  );
  return speaking
    .filter(({ phrase }) => phrase.key !== 'reasonCategory' || !named.has(phrase.args?.[0]))
    .slice(0, count);
}
