import { cardOf } from '../src/core/card.ts';
import type { Card } from '../src/core/digest.ts';
import type { Mark } from '../src/core/mark.ts';
import { mediaOf } from '../src/core/media/media-of.ts';
import type { PaperId } from '../src/core/paper.ts';
import { readPaper } from '../src/platform/papers.ts';

/** A card for a paper that is in no digest: from the cache, else from the copy kept with its mark. */
export async function readCard(id: PaperId, mark: Mark | undefined): Promise<Card | undefined> {
  const stored = await readPaper(id);
  if (stored) return cardOf(stored, mediaOf(stored, stored.links), stored.pictures);
  return mark?.paper && cardOf(mark.paper, mark.links ?? []);
}
