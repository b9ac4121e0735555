import type { PaperId } from '../core/paper.ts';

/**
 * The id, without version, at the end of an address or in a tag of arXiv's own pages, which write no other forms. The
 * worker reads it again with all of arXiv's rules (`core/paper.ts`).
 */
export function paperIdIn(text: string): PaperId | undefined {
  return /(?:^|\/abs\/)([a-z-]+\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?$/.exec(text)?.[1] as PaperId | undefined;
}
