import type { Paper } from './paper.ts';
import { SOURCES } from './sources/index.ts';

/** How well informed a source is: `SOURCES` is in that order, the best first. */
function standing(source: string): number {
  const at = SOURCES.findIndex(({ name }) => name === source);
  return at < 0 ? SOURCES.length : at;
}

export interface TellingPaper extends Paper {
  readonly from: string;
}

/**
 * What two sources know of one paper together: the better informed one's word stands, of the same source the later
 * one's, and nothing known is ever overwritten by nothing.
 */
export function mergePaper(known: TellingPaper | undefined, told: Paper, from: string): TellingPaper {
  if (!known) return { ...told, from };
  const isBetter = standing(from) <= standing(known.from) && (told.version ?? 0) >= (known.version ?? 0);
  const [over, under] = isBetter ? [told, known] : [known, told];
  const comments = over.comments ?? under.comments;
  const published = over.published ?? under.published;
  const version = Math.max(over.version ?? 0, under.version ?? 0);
  const authors = over.authors.length > 0 ? over : under;
  return {
    id: known.id,
    title: over.title || under.title,
    abstract: over.abstract || under.abstract,
    authors: authors.authors,
    authorCount: authors.authorCount,
    categories: over.categories.length > 0 ? over.categories : under.categories,
    ...(comments === undefined ? {} : { comments }),
    ...(published === undefined ? {} : { published }),
    ...(version === 0 ? {} : { version }),
    from: isBetter ? from : known.from,
  };
}
