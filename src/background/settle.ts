import { addDays, type Day, utcDay } from '../core/day.ts';
import type { Failure } from '../core/failure.ts';
import { backoff, TRANSFERS } from '../core/planning/backoff.ts';
import { dirtied, entryOf, withDay } from '../core/planning/ledger.ts';
import { ended, failed, hostOf, strikesOf, told } from '../core/planning/rests.ts';
import { keyOf, type QueuedQuestion } from '../core/queue.ts';
import type { Finding } from '../core/source.ts';
import { sourceOf } from '../core/sources/index.ts';
import { chance } from '../platform/chance.ts';
import { now } from '../platform/clock.ts';
import { transact, type Writing } from '../platform/database.ts';
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
    await endRequest(tx, question, at, undefined);
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
    operations.push(requeue(tx, question, failure, at, drawn));
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
    await endRequest(tx, question, at, undefined);
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
    operations.push(requeue(tx, question, failure, at, drawn));
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
    const until = await endRequest(tx, question, at, failure, drawn);
    const known = lost && (await tx.objectStore('validators').get(question.url));
    if (lost?.changed && !isConditional(known))
      operations.push(tx.objectStore('validators').put(transferred(question.url, known, at)));
    const told: Failure = until === undefined ? failure : { kind: 'busy', until };
    const ledger = await ledgerIn(tx);
    operations.push(
      // That it failed is told at once; that it failed again can wait for the end of the run.
      putLedger(tx, withDay(ledger, question.day, dirtied(entryOf(ledger, question.day), at, question.tries === 0))),
      requeue(tx, question, told, at, drawn),
    );
  });
}

/** Failures that speak of the host; the others are this machine's or our own. */
const BY_HOST: readonly Failure['kind'][] = ['offline', 'timeout', 'unreadable', 'refused'];

/** Notes the end of the request and, when the host asked for it, until when it is left alone. */
async function endRequest(
  tx: Writing,
  question: QueuedQuestion,
  at: number,
  failure: Failure | undefined,
  drawn = 0,
): Promise<number | undefined> {
  const pause = sourceOf(question.source)?.pause ?? 3000;
  const { url } = question;
  const known = await restsIn(tx);
  if (failure?.kind === 'busy') {
    const until = at + backoff(failure, strikesOf(known, url) + 1, drawn, at);
    await putRests(tx, ended(told(known, url, until), url, pause, at));
    return until;
  }
  const isOurs = failure && !BY_HOST.includes(failure.kind);
  const rests = failure ? (isOurs ? known : failed(known, url)) : told(known, url, undefined);
  await putRests(tx, ended(rests, url, pause, at));
  return undefined;
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
