import { isAnnouncementDay, newestDay, previousDay } from '../core/day.ts';
import type { Failure } from '../core/failure.ts';
import { judgeListing, type Knowledge, type Verdict } from '../core/planning/accept.ts';
import { type CommunityEntry, dirtied, entryOf, type Ledger, withDay, withList } from '../core/planning/ledger.ts';
import type { QueuedQuestion } from '../core/queue.ts';
import type { Finding, ListingEntry } from '../core/source.ts';
import type { Writing } from '../platform/database.ts';
import { ledgerIn } from './plan-state.ts';

/** Sources whose answers are a list of arXiv's. */
const ARXIV_LISTS: readonly string[] = ['arxiv-listing', 'arxiv-catchup', 'arxiv-feed'];

export type Listing = Extract<Finding, { type: 'listing' }>;

/** What an answer is taken for. */
export interface Judged {
  readonly ledger: Ledger;
  readonly failure?: Failure;
  /** The findings are worth storing. */
  readonly kept: boolean;
}

/** Judges an answer by what is stored, and says what the ledger comes to. Nothing is written here. */
export async function judge(
  tx: Writing,
  question: QueuedQuestion,
  listing: Listing | undefined,
  at: number,
  drawn: number,
): Promise<Judged> {
  const { day, source } = question;
  const ledger = learned(await ledgerIn(tx), question, listing, at);
  if (source === 'hugging-face') {
    const community = await judgeCommunity(tx, question, listing?.entries ?? [], entryOf(ledger, day).community, at);
    return { kept: true, ledger: withDay(ledger, day, { community, ...dirtied(entryOf(ledger, day), at, true) }) };
  }
  if (!ARXIV_LISTS.includes(source) || question.follows) {
    return { kept: true, ledger: withDay(ledger, day, dirtied(entryOf(ledger, day), at, false)) };
  }
  const entry = entryOf(ledger, day);
  const verdict = judgeListing(
    { question, day: listing?.day ?? day, entries: listing?.entries ?? [] },
    {
      entry,
      ...(await previousBatch(tx, ledger, question)),
      isAnnounced: entry.announced ?? isAnnouncementDay(day),
      tries: question.tries,
      chance: drawn,
      now: at,
    },
  );
  return { kept: verdict.type === 'taken', ...concluded(ledger, question, verdict, at) };
}

/** A page that already shows a later batch says that there was one, whatever the calendar or an empty list said. */
function learned(ledger: Ledger, { day, source }: QueuedQuestion, listing: Listing | undefined, at: number): Ledger {
  if (source !== 'arxiv-listing' || !listing?.entries.length) return ledger;
  const isLater = listing.day > day && listing.day <= newestDay(at);
  return isLater ? withDay(ledger, listing.day, { announced: true }) : ledger;
}

function concluded(ledger: Ledger, { day, list }: QueuedQuestion, verdict: Verdict, at: number): Omit<Judged, 'kept'> {
  if (verdict.type === 'stale') {
    return {
      failure: { kind: 'stale' },
      ledger: withDay(ledger, day, dirtied(entryOf(ledger, day), at, false)),
    };
  }
  if (verdict.type === 'none') {
    return { ledger: withDay(ledger, day, { announced: false, ...dirtied(entryOf(ledger, day), at, false) }) };
  }
  const announced = verdict.announced ? { announced: true } : {};
  const changed = withDay(ledger, day, { ...announced, ...dirtied(entryOf(ledger, day), at, true) });
  return { ledger: withList(changed, day, list, verdict.entry) };
}

/** The list's last batch before this day, if it was read, and whether that one may be an older batch itself. */
async function previousBatch(
  tx: Writing,
  ledger: Ledger,
  { day, list }: QueuedQuestion,
): Promise<Pick<Knowledge, 'previous' | 'isPreviousDoubted'>> {
  let before = previousDay(day);
  while (!(entryOf(ledger, before).announced ?? isAnnouncementDay(before))) before = previousDay(before);
  const read = await Promise.all(ARXIV_LISTS.map((source) => tx.objectStore('listings').get([before, source, list])));
  return {
    previous: read.flatMap((listing) => listing?.entries ?? []),
    isPreviousDoubted: entryOf(ledger, before).lists[list]?.checkAt !== undefined,
  };
}

async function judgeCommunity(
  tx: Writing,
  { day, source, list }: QueuedQuestion,
  entries: readonly ListingEntry[],
  known: CommunityEntry | undefined,
  at: number,
): Promise<CommunityEntry> {
  const stored = await tx.objectStore('listings').get([day, source, list]);
  const before = new Set(stored?.entries.map(({ id }) => id));
  const hasNews = entries.some(({ id }) => !before.has(id));
  return {
    at,
    count: Math.max(entries.length, known?.count ?? 0),
    cheap: known?.cheap ?? false,
    commented: hasNews ? false : (known?.commented ?? true),
  };
}

/** Notes that the community's list can be asked whether anything has changed. */
export function cheaper(ledger: Ledger, { day, source }: QueuedQuestion): Ledger {
  const { community } = entryOf(ledger, day);
  return source === 'hugging-face' && community
    ? withDay(ledger, day, { community: { ...community, cheap: true } })
    : ledger;
}
