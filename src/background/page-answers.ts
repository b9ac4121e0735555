import { isSaved } from '../core/mark.ts';
import { mediaOf as mediaOfPaper } from '../core/media/index.ts';
import type { PaperId } from '../core/paper.ts';
import type { Reason } from '../core/signal.ts';
import { strongestReasons } from '../core/strongest-reasons.ts';
import { now } from '../platform/clock.ts';
import { read } from '../platform/database.ts';
import { dayInWords, momentInWords } from '../platform/date-words.ts';
import { phraseInWords } from '../platform/language.ts';
import { changeMark, readMark } from '../platform/marks.ts';
import { copyOf, papersNear, readPaper } from '../platform/papers.ts';
import { mayTellPages } from '../platform/permissions.ts';
import type { PageMedia } from '../platform/protocol.ts';
import { RANKED, type Ranked } from '../platform/publish.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { writeState } from '../platform/state.ts';

/** The two strongest reasons that speak for a paper, as one line. */
function because(reasons: readonly Reason[]): string {
  return strongestReasons(reasons, 2)
    .map(({ phrase }) => phraseInWords(phrase))
    .filter(Boolean)
    .join(' · ');
}

/** What the database knows about one paper. */
export async function mediaOf(id: PaperId): Promise<PageMedia> {
  const [{ paper, look, mark, rank, card }, settings] = await Promise.all([readKnown(id), loadSettings()]);
  const told = [...(paper?.links ?? []), ...(look?.links ?? []), ...(mark?.links ?? [])];
  const known = paper ?? mark?.paper;
  return {
    links: known ? mediaOfPaper(known, told) : told,
    saved: isSaved(mark),
    ...(rank && card ? { digest: { date: dayInWords(rank.day), rank: rank.rank, why: because(card.reasons) } } : {}),
    ...(look ? { lookedOn: momentInWords(look.at) } : {}),
    lookAutomatically: settings.lookAutomatically && (await mayTellPages()),
  };
}

/** All of it in one transaction: a page waits for the answer. */
function readKnown(id: PaperId) {
  return read(['papers', 'looks', 'marks', 'state', 'digests'], async (tx) => {
    const [papers, look, mark, ranked] = await Promise.all([
      papersNear(tx, [id]),
      tx.objectStore('looks').get(id),
      tx.objectStore('marks').get(id),
      tx.objectStore('state').get(RANKED) as Promise<Ranked | undefined>,
    ]);
    const rank = ranked && Object.hasOwn(ranked, id) ? ranked[id] : undefined;
    const digest = rank && (await tx.objectStore('digests').get(rank.day));
    return { paper: papers.get(id), look, mark, rank, card: digest?.cards.find((one) => one.id === id) };
  });
}

/** Saves, or takes the save back, with a copy of what is known. @returns whether it is saved now. */
export async function toggleSaved(id: PaperId, isPrivate: boolean): Promise<boolean> {
  const [mark, paper] = await Promise.all([readMark(id), readPaper(id)]);
  if (isPrivate) return isSaved(mark);
  const at = now();
  if (isSaved(mark)) return isSaved(await changeMark(id, { unsavedAt: at }));
  return isSaved(await changeMark(id, { savedAt: at }, paper && copyOf(paper)));
}

/** arXiv's page is not as we know it: the options say when that was, not on which page. */
export async function noteLayout(isPrivate: boolean): Promise<void> {
  if (!isPrivate) await writeState('layoutUnknown', { at: now() });
}
