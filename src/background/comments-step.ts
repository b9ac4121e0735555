import type { Day } from '../core/day.ts';
import type { PaperId } from '../core/paper.ts';
import { entryOf, type ListEntry, withDay } from '../core/planning/ledger.ts';
import { newsOf } from '../core/planning/verdict.ts';
import { commentsQuestions } from '../core/sources/index.ts';
import { now } from '../platform/clock.ts';
import { transact } from '../platform/database.ts';
import { papersNear } from '../platform/papers.ts';
import { ledgerIn, putLedger } from './plan-state.ts';
import { listingsIn } from './read-day.ts';

/** Queues questions for the Comments that the day's new and crossed papers, and the community's, lack. */
export async function askComments(day: Day): Promise<void> {
  const at = now();
  await transact(['listings', 'papers', 'questions', 'state'], async (tx, operations) => {
    const ledger = await ledgerIn(tx);
    const entry = entryOf(ledger, day);
    const ids = new Set<PaperId>();
    for (const { source, list, entries } of await listingsIn(tx, day)) {
      const isAsked =
        source === 'hugging-face' ? !entry.community?.commented : entry.lists[list]?.comments === 'unknown';
      if (isAsked) for (const { id } of newsOf(entries)) ids.add(id);
    }
    const papers = await papersNear(tx, ids);
    const lacking = [...ids].filter((id) => papers.has(id) && papers.get(id)?.comments === undefined);
    for (const question of commentsQuestions(day, lacking)) {
      operations.push(tx.objectStore('questions').put({ ...question, dueAt: at, tries: 0 }));
    }
    const asked = lacking.length > 0 ? 'asked' : 'known';
    const lists: Record<string, ListEntry> = Object.fromEntries(
      Object.entries(entry.lists).map(([list, read]) => [
        list,
        read.comments === 'unknown' ? { ...read, comments: asked } : read,
      ]),
    );
    const community = entry.community && { community: { ...entry.community, commented: true } };
    operations.push(putLedger(tx, withDay(ledger, day, { lists, ...community })));
  });
}
