import { addDays, type Day, utcDay } from '../core/day.ts';
import type { Failure } from '../core/failure.ts';
import { backoff, TRANSFERS } from '../core/planning/backoff.ts';
import { dirtied, entryOf, withDay } from '../core/planning/ledger.ts';
import { busyUntil, ended, failed, hostOf, isSilent, type Rests, strikesOf, told } from '../core/planning/rests.ts';
import { BY_HOST, failuresOf, freed, putOff } from '../core/planning/silence.ts';
import { keyOf, type QueuedQuestion } from '../core/queue.ts';
import type { Finding } from '../core/source.ts';
import { sourceOf } from '../core/sources/index.ts';
import { chance } from '../platform/chance.ts';
import { now } from '../platform/clock.ts';
import { type Operations, transact, type Writing } from '../platform/database.ts';
import { type Fetched, isConditional } from '../platform/http.ts';
import type { Validator } from '../platform/schema.ts';
import { cheaper, judge, type Listing } from './judge.ts';
import { ledgerIn, putLedger, putRests, restsIn } from './plan-state.ts';
import { changeRun } from './run-record.ts';
import { storeListing, storePapers } from './store-findings.ts';

/** Stores an answer whole: findings in, question out, further questions in, validator saved; or none of it. */
export async function settleAnswer(
  question: QueuedQuestion,
  findings: readonly Finding[],
  fetched: Fetched,
): Promise<void> {
  const at = now();
  const drawn = chance();
  await transact(['papers', 'listings', 'questions', 'validators', 'state', 'runs'], async (tx, operations) => {
    const rests = await endRequest(tx, operations, question, at);
    const listing = findings.find((finding) => finding.type === 'listing');
    const { ledger, failure, kept } = await judge(tx, question, listing, at, drawn);
    const known = await tx.objectStore('validators').get(question.url);
    const empty = listing?.entries.length === 0 ? listing.day : undefined;
    const validator = validatorOf(question, known, fetched, at, { day: kept ? question.day : undefined, empty });
    const isCheap = isConditional(validator);
    if (kept) await storePapers(tx, operations, findings, question.source, utcDay(at));
    if (kept && listing) await storeListing(tx, question, listing, at);
    await putLedger(tx, isCheap ? cheaper(ledger, question) : ledger);
    if (validator) operations.push(tx.objectStore('validators').put(validator));
    for (const finding of findings) {
      if (finding.type !== 'question' || !kept) continue;
      operations.push(tx.objectStore('questions').put({ ...finding.question, dueAt: at, tries: 0, follows: true }));
    }
    operations.push(requeue(tx, question, failure, rests, at, drawn));
    const papers = kept ? findings.filter(({ type }) => type === 'paper').length : 0;
    await changeRun(tx, question.day, (run) => ({
      answered: run.answered + (failure ? 0 : 1),
      papers: run.papers + papers,
      bytes: run.bytes + fetched.bytes,
    }));
  });
}

/** Nothing has changed (304): what was concluded from the answer then holds now. */
export async function settleUnchanged(question: QueuedQuestion, fetched: Fetched): Promise<void> {
  const at = now();
  const drawn = chance();
  await transact(['listings', 'questions', 'validators', 'state', 'runs'], async (tx, operations) => {
    const rests = await endRequest(tx, operations, question, at);
    const [validator, stored] = await Promise.all([
      tx.objectStore('validators').get(question.url),
      tx.objectStore('listings').get([question.day, question.source, question.list]),
    ]);
    const isOurs = validator?.day === question.day && stored !== undefined;
    const isEmpty = validator?.emptyOf === question.day;
    const listing: Listing = {
      type: 'listing',
      day: isOurs || isEmpty ? question.day : addDays(question.day, -1),
      list: question.list,
      entries: isEmpty ? [] : (stored?.entries ?? []),
    };
    const { ledger, failure } = await judge(tx, question, listing, at, drawn);
    const fresh = validatorOf(question, validator, fetched, at, { day: validator?.day, empty: validator?.emptyOf });
    if (fresh) operations.push(tx.objectStore('validators').put(fresh));
    await putLedger(tx, cheaper(ledger, question));
    operations.push(requeue(tx, question, failure, rests, at, drawn));
    await changeRun(tx, question.day, (run) => ({
      answered: run.answered + (failure ? 0 : 1),
      notModified: run.notModified + 1,
    }));
  });
}

/**
 * Nothing came: the question stays, for later; nothing stored is touched.
 * @param lost an answer that came, and could not be stored: for its source it was one all the same.
 */
export async function settleFailure(question: QueuedQuestion, failure: Failure, lost?: Fetched): Promise<void> {
  const at = now();
  const drawn = chance();
  await transact(['questions', 'state', 'runs', 'validators'], async (tx, operations) => {
    const rests = await endRequest(tx, operations, question, at, failure, drawn);
    const known = lost && (await tx.objectStore('validators').get(question.url));
    if (lost?.changed && !isConditional(known))
      operations.push(tx.objectStore('validators').put(transferred(question.url, known, at)));
    const told: Failure =
      failure.kind === 'busy' ? { kind: 'busy', until: busyUntil(rests, question.url, at) } : failure;
    const ledger = await ledgerIn(tx);
    if (BY_HOST.includes(failure.kind) && isSilent(rests, question.url)) {
      const queue = await tx.objectStore('questions').getAll();
      requeueAll(tx, operations, putOff({ ledger, rests, queue }, question.url, at, drawn));
    }
    operations.push(
      // That it failed is told at once; that it failed again can wait for the end of the run.
      putLedger(tx, withDay(ledger, question.day, dirtied(entryOf(ledger, question.day), at, question.tries === 0))),
      requeue(tx, question, told, rests, at, drawn),
    );
  });
}

/** Notes the end of the request and, when the host asked for it, until when it is left alone. @returns what is known then. */
async function endRequest(
  tx: Writing,
  operations: Operations,
  { source, url }: QueuedQuestion,
  at: number,
  failure?: Failure,
  drawn = 0,
): Promise<Rests> {
  const known = await restsIn(tx);
  const isBusy = failure?.kind === 'busy';
  const until = isBusy ? at + backoff(failure, strikesOf(known, url) + 1, drawn, at) : undefined;
  const rests =
    !failure || isBusy ? told(known, url, until) : BY_HOST.includes(failure.kind) ? failed(known, url) : known;
  const after = ended(rests, url, sourceOf(source)?.pause ?? 3000, at);
  operations.push(putRests(tx, after));
  if (!failure && isSilent(known, url)) {
    const queue = await tx.objectStore('questions').getAll();
    const free = freed({ ledger: await ledgerIn(tx), queue, rests }, url, at);
    requeueAll(tx, operations, free.queue);
    operations.push(putLedger(tx, free.ledger));
  }
  return after;
}

function requeueAll(tx: Writing, operations: Operations, questions: readonly QueuedQuestion[]): void {
  for (const question of questions) operations.push(tx.objectStore('questions').put(question));
}

function requeue(
  tx: Writing,
  question: QueuedQuestion,
  failure: Failure | undefined,
  rests: Rests,
  at: number,
  drawn: number,
): Promise<unknown> {
  const store = tx.objectStore('questions');
  if (!failure) return store.delete(keyOf(question));
  const again = { ...question, tries: question.tries + 1, askedAt: at, lastFailure: failure };
  // What is this machine's or our own counts for this question alone.
  const failures = BY_HOST.includes(failure.kind) ? failuresOf(again, rests) : again.tries;
  return store.put({ ...again, dueAt: at + backoff(failure, failures, drawn, at) });
}

/** What is known of a URL after one more whole answer that was not asked for under a condition. */
function transferred(url: string, known: Validator | undefined, at: number): Validator {
  return { ...known, url, checkedAt: at, transfers: [...(known?.transfers ?? []), at].slice(-TRANSFERS) };
}

/**
 * What to remember of an answer's URL; nothing of the API's, whose slices are asked once. A whole answer that brought no
 * validator has none: the one before stands for another content.
 */
function validatorOf(
  question: QueuedQuestion,
  known: Validator | undefined,
  fetched: Fetched,
  at: number,
  { day, empty }: { readonly day: Day | undefined; readonly empty: Day | undefined },
): Validator | undefined {
  if (hostOf(question.url) === 'export.arxiv.org') return undefined;
  const { etag, lastModified } = fetched;
  const isTransfer = fetched.changed && !isConditional(known);
  return {
    ...{ url: question.url, checkedAt: at },
    ...(etag ? { etag } : {}),
    ...(lastModified ? { lastModified } : {}),
    transfers: isTransfer ? transferred(question.url, known, at).transfers : (known?.transfers ?? []),
    ...(day ? { day } : {}),
    ...(empty ? { emptyOf: empty } : {}),
  };
}
