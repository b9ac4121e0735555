import { addDays, type Day, isAnnouncementDay, previousDay, utcDay } from '../core/day.ts';
import type { Failure } from '../core/failure.ts';
import { mergePaper } from '../core/merge-paper.ts';
import type { PaperId } from '../core/paper.ts';
import { judgeListing, type Verdict } from '../core/planning/accept.ts';
import { backoff, TRANSFERS } from '../core/planning/backoff.ts';
import { type CommunityEntry, dirtied, entryOf, type Ledger, withDay, withList } from '../core/planning/ledger.ts';
import { ended, hostOf, strikesOf, told } from '../core/planning/rests.ts';
import { keyOf, type QueuedQuestion } from '../core/queue.ts';
import type { Finding, ListingEntry } from '../core/source.ts';
import { sourceOf } from '../core/sources/index.ts';
import { chance } from '../platform/chance.ts';
import { now } from '../platform/clock.ts';
import { transact, type Writing } from '../platform/database.ts';
import { type Fetched, isConditional } from '../platform/http.ts';
import type { StoredPaper, Validator } from '../platform/schema.ts';
import { ledgerIn, putLedger, putRests, restsIn } from './plan-state.ts';
import { changeRun } from './run-record.ts';

/** Sources whose answers are a list of arXiv's. */
const ARXIV_LISTS: readonly string[] = ['arxiv-listing', 'arxiv-catchup', 'arxiv-feed'];

type Listing = Extract<Finding, { type: 'listing' }>;

/** Stores an answer whole: findings in, question out, further questions in, validator saved; or none of it. */
export async function settleAnswer(
  question: QueuedQuestion,
  findings: readonly Finding[],
  fetched: Fetched,
): Promise<void> {
  const at = now();
  const drawn = chance();
  await transact(
    ['papers', 'listings', 'questions', 'validators', 'state', 'runs'],
    'readwrite',
    async (tx, operations) => {
      await endRequest(tx, question, at, undefined);
      const listing = findings.find((finding) => finding.type === 'listing');
      const { ledger, failure, kept } = await judge(tx, question, listing, at, drawn);
      const known = await tx.objectStore('validators').get(question.url);
      const validator = validatorOf(question, known, fetched, at, kept ? question.day : undefined);
      const isCheap = isConditional(validator);
      if (kept) await storePapers(tx, findings, question.source, utcDay(at));
      if (kept && listing) await storeListing(tx, question, listing, at);
      await putLedger(tx, isCheap ? cheaper(ledger, question) : ledger);
      if (validator) operations.push(tx.objectStore('validators').put(validator));
      for (const finding of findings) {
        if (finding.type !== 'question' || !kept) continue;
        operations.push(tx.objectStore('questions').put({ ...finding.question, dueAt: at, tries: 0, follows: true }));
      }
      operations.push(requeue(tx, question, failure, at, drawn));
      const papers = kept ? findings.filter(({ type }) => type === 'paper').length : 0;
      await changeRun(tx, question.day, (run) => ({
        answered: run.answered + (failure ? 0 : 1),
        papers: run.papers + papers,
        bytes: run.bytes + fetched.bytes,
      }));
    },
  );
}

/** Nothing has changed (304): what was concluded from the answer then holds now. */
export async function settleUnchanged(question: QueuedQuestion, fetched: Fetched): Promise<void> {
  const at = now();
  const drawn = chance();
  await transact(['listings', 'questions', 'validators', 'state', 'runs'], 'readwrite', async (tx, operations) => {
    await endRequest(tx, question, at, undefined);
    const [validator, stored] = await Promise.all([
      tx.objectStore('validators').get(question.url),
      tx.objectStore('listings').get([question.day, question.source, question.list]),
    ]);
    const isOurs = validator?.day === question.day && stored !== undefined;
    const listing: Listing = {
      type: 'listing',
      day: isOurs ? question.day : addDays(question.day, -1),
      list: question.list,
      entries: stored?.entries ?? [],
    };
    const { ledger, failure } = await judge(tx, question, listing, at, drawn);
    const fresh = validatorOf(question, validator, fetched, at, validator?.day);
    if (fresh) operations.push(tx.objectStore('validators').put(fresh));
    await putLedger(tx, cheaper(ledger, question));
    operations.push(requeue(tx, question, failure, at, drawn));
    await changeRun(tx, question.day, (run) => ({
      answered: run.answered + (failure ? 0 : 1),
      notModified: run.notModified + 1,
    }));
  });
}

/** Nothing came: the question stays, for later; nothing stored is touched. */
export async function settleFailure(question: QueuedQuestion, failure: Failure): Promise<void> {
  const at = now();
  const drawn = chance();
  await transact(['questions', 'state', 'runs'], 'readwrite', async (tx, operations) => {
    const until = await endRequest(tx, question, at, failure, drawn);
    const told: Failure = failure.kind === 'busy' && until !== undefined ? { kind: 'busy', until } : failure;
    const ledger = await ledgerIn(tx);
    operations.push(
      putLedger(tx, withDay(ledger, question.day, dirtied(entryOf(ledger, question.day), at, false))),
      requeue(tx, question, told, at, drawn),
    );
  });
}

/** Notes the end of the request and, when the host asked for it, until when it is left alone. */
async function endRequest(
  tx: Writing,
  question: QueuedQuestion,
  at: number,
  failure: Failure | undefined,
  drawn = 0,
): Promise<number | undefined> {
  const pause = sourceOf(question.source)?.pause ?? 3000;
  const rests = ended(await restsIn(tx), question.url, pause, at);
  if (failure?.kind !== 'busy') {
    await putRests(tx, failure ? rests : told(rests, question.url, undefined));
    return undefined;
  }
  const until = at + backoff(failure, strikesOf(rests, question.url) + 1, drawn, at);
  await putRests(tx, told(rests, question.url, until));
  return until;
}

function requeue(
  tx: Writing,
  question: QueuedQuestion,
  failure: Failure | undefined,
  at: number,
  drawn: number,
): Promise<unknown> {
  const store = tx.objectStore('questions');
  if (!failure) return store.delete(keyOf(question));
  const tries = question.tries + 1;
  return store.put({
    ...question,
    ...{ tries, askedAt: at, lastFailure: failure },
    dueAt: at + backoff(failure, tries, drawn, at),
  });
}

interface Judged {
  readonly ledger: Ledger;
  readonly failure?: Failure;
  /** The findings are worth storing. */
  readonly kept: boolean;
}

async function judge(
  tx: Writing,
  question: QueuedQuestion,
  listing: Listing | undefined,
  at: number,
  drawn: number,
): Promise<Judged> {
  const ledger = await ledgerIn(tx);
  const { day, source } = question;
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
      previous: await previousEntries(tx, ledger, question),
      isAnnounced: entry.announced ?? isAnnouncementDay(day),
      tries: question.tries,
      chance: drawn,
      now: at,
    },
  );
  return { kept: verdict.type === 'taken', ...concluded(ledger, question, verdict, at) };
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

/** The list's last batch before this day, if it was read. */
async function previousEntries(
  tx: Writing,
  ledger: Ledger,
  { day, list }: QueuedQuestion,
): Promise<ListingEntry[] | undefined> {
  let before = previousDay(day);
  while (!(entryOf(ledger, before).announced ?? isAnnouncementDay(before))) before = previousDay(before);
  const read = await Promise.all(ARXIV_LISTS.map((source) => tx.objectStore('listings').get([before, source, list])));
  const known = read.filter((listing) => listing !== undefined);
  return known.length > 0 ? known.flatMap(({ entries }) => entries) : undefined;
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

function cheaper(ledger: Ledger, { day, source }: QueuedQuestion): Ledger {
  const { community } = entryOf(ledger, day);
  return source === 'hugging-face' && community
    ? withDay(ledger, day, { community: { ...community, cheap: true } })
    : ledger;
}

/** What to remember of an answer's URL; nothing of the API's, whose slices are asked once. */
function validatorOf(
  question: QueuedQuestion,
  known: Validator | undefined,
  fetched: Fetched,
  at: number,
  day: Day | undefined,
): Validator | undefined {
  if (hostOf(question.url) === 'export.arxiv.org') return undefined;
  const etag = fetched.etag ?? known?.etag;
  const lastModified = fetched.lastModified ?? known?.lastModified;
  const isTransfer = fetched.changed && !isConditional(known);
  return {
    url: question.url,
    ...(etag ? { etag } : {}),
    ...(lastModified ? { lastModified } : {}),
    checkedAt: at,
    transfers: isTransfer ? [...(known?.transfers ?? []), at].slice(-TRANSFERS) : (known?.transfers ?? []),
    ...(day ? { day } : {}),
  };
}

/** Entries once named stay named, with what the newer answer says of them: an answer may be shorter than it was. */
async function storeListing(
  tx: Writing,
  { day, source, list }: QueuedQuestion,
  listing: Listing,
  at: number,
): Promise<void> {
  const store = tx.objectStore('listings');
  const stored = await store.get([day, source, list]);
  const fresh = new Set(listing.entries.map(({ id }) => id));
  const gone = stored?.entries.filter(({ id }) => !fresh.has(id)) ?? [];
  await store.put({ day, source, list, entries: [...listing.entries, ...gone], readAt: at });
}

async function storePapers(tx: Writing, findings: readonly Finding[], from: string, today: Day): Promise<void> {
  const store = tx.objectStore('papers');
  const about = new Map<PaperId, Finding[]>();
  for (const finding of findings) {
    const id = finding.type === 'paper' ? finding.paper.id : 'id' in finding ? finding.id : undefined;
    if (id) about.set(id, [...(about.get(id) ?? []), finding]);
  }
  await Promise.all(
    [...about].map(async ([id, told]) => {
      const known = await store.get(id);
      const merged = mergeStored(known, told, from, today);
      if (merged) await store.put(merged);
    }),
  );
}

function mergeStored(
  known: StoredPaper | undefined,
  told: readonly Finding[],
  from: string,
  day: Day,
): StoredPaper | undefined {
  let paper = known as (Omit<StoredPaper, 'links' | 'pictures' | 'day'> & Partial<StoredPaper>) | undefined;
  const links = new Map(
    known?.links.filter((link) => link.from !== from).map((link) => [`${link.from} ${link.url}`, link]),
  );
  for (const link of known?.links ?? []) links.set(`${link.from} ${link.url}`, link);
  let pictures = known?.pictures ?? [];
  for (const finding of told) {
    if (finding.type === 'paper') paper = mergePaper(paper, finding.paper, from);
    if (finding.type === 'links') for (const link of finding.links) links.set(`${link.from} ${link.url}`, link);
    if (finding.type === 'pictures') pictures = [...new Set([...pictures, ...finding.urls])];
  }
  return paper && { ...paper, links: [...links.values()].slice(0, 60), pictures: pictures.slice(0, 30), day };
}
