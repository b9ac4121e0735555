import { paperOf } from '../src/core/card.ts';
import type { Day } from '../src/core/day.ts';
import type { PaperEntry } from '../src/core/export/format.ts';
import { isSaved, type Mark } from '../src/core/mark.ts';
import { readDigest } from '../src/platform/digests.ts';
import { readMarks } from '../src/platform/marks.ts';

/** The highlights of a day as they stand in its digest, with what the reader did to them. */
export async function collectDay(day: Day): Promise<PaperEntry[]> {
  const [digest, marks] = await Promise.all([readDigest(day), readMarks()]);
  return (digest?.cards ?? []).map((card) => ({
    paper: paperOf(card),
    links: card.links.filter(({ from }) => from !== 'rule'),
    ...fromMark(marks.get(card.id)),
  }));
}

/** Saved papers, newest first. */
export async function collectSaved(): Promise<PaperEntry[]> {
  const saved = [...(await readMarks()).values()].filter(isSaved);
  saved.sort((a, b) => (b.savedAt ?? 0) - (a.savedAt ?? 0));
  return saved.flatMap((mark) =>
    mark.paper ? [{ paper: mark.paper, links: mark.links ?? [], ...fromMark(mark) }] : [],
  );
}

function fromMark(mark: Mark | undefined): Pick<PaperEntry, 'savedAt' | 'note'> {
  return {
    ...(mark?.savedAt !== undefined && isSaved(mark) ? { savedAt: mark.savedAt } : {}),
    ...(mark?.note === undefined ? {} : { note: mark.note }),
  };
}
