import { Failed, failureOf } from '../core/failure.ts';
import { transferGate } from '../core/planning/backoff.ts';
import { begun, ended, readyAt } from '../core/planning/rests.ts';
import { keyOf, type QueuedQuestion } from '../core/queue.ts';
import type { Finding } from '../core/source.ts';
import { sourceOf } from '../core/sources/index.ts';
import { announce } from '../platform/changes.ts';
import { now } from '../platform/clock.ts';
import { transact } from '../platform/database.ts';
import { noteFault } from '../platform/faults.ts';
import { type Fetched, fetchText, isConditional, type Known } from '../platform/http.ts';
import { makeRoom } from '../platform/make-room.ts';
import { isDamage } from '../platform/repair.ts';
import { putRests, restsIn } from './plan-state.ts';
import { openRun } from './run-record.ts';
import { settleAnswer, settleFailure, settleUnchanged } from './settle.ts';

/**
 * One step of a run: asks one queued question and stores all that comes of it in one transaction. Killed before that,
 * nothing has happened but a request, and the rest after it is kept all the same.
 */
export async function ask(question: QueuedQuestion): Promise<void> {
  await navigator.locks.request('request', async () => {
    const validator = await begin(question);
    if (validator === undefined) return;
    const source = sourceOf(question.source);
    let fetched: Fetched;
    let findings: Finding[] = [];
    try {
      if (!source) throw new Failed({ kind: 'bug', detail: `no source ${question.source}` });
      fetched = await fetchText(question.url, validator);
      if (fetched.changed) findings = source.read({ question, body: fetched.body, at: now() });
      else if (!isConditional(validator)) throw new Failed({ kind: 'unreadable', detail: '304 unasked' });
    } catch (error) {
      await settleFailure(question, failureOf(error));
      return;
    }
    try {
      if (fetched.changed) await settleAnswer(question, findings, fetched);
      else await settleUnchanged(question, fetched);
    } catch (error) {
      if (isDamage(error)) throw error;
      // The quota is used up, say: the answer is lost, the question is not.
      const failure = failureOf(error);
      if (failure.kind === 'storage-full') await makeRoom();
      else await noteFault('an answer could not be stored', error);
      await settleFailure(question, failure, fetched);
    }
  });
  announce({ type: 'run', day: question.day });
}

/** Notes the request before it is made. @returns the validators to send; `undefined` when it may not be made after all. */
async function begin(question: QueuedQuestion): Promise<Known | undefined> {
  const at = now();
  return transact(['state', 'questions', 'validators', 'runs'], async (tx, operations) => {
    const [rests, queued, validator] = await Promise.all([
      restsIn(tx),
      tx.objectStore('questions').get(keyOf(question)),
      tx.objectStore('validators').get(question.url),
    ]);
    const pause = sourceOf(question.source)?.pause ?? 3000;
    // A look on a page's behalf may have come between; one left over by a dead worker ends, and rests, now.
    if (rests.inFlight) {
      operations.push(putRests(tx, ended(rests, rests.inFlight.url, rests.inFlight.pause, at)));
      return undefined;
    }
    if (!queued || readyAt(rests, question.url, at) > at) return undefined;
    // Asked in full lately, for another day perhaps: the manners of its URL come first.
    const gate = isConditional(validator) ? 0 : transferGate(validator?.transfers ?? []);
    if (gate > at) {
      operations.push(tx.objectStore('questions').put({ ...queued, dueAt: gate }));
      return undefined;
    }
    operations.push(
      putRests(tx, begun(rests, question.url, pause, at)),
      tx.objectStore('questions').put({ ...queued, askedAt: at }),
      openRun(tx, question.day, at),
    );
    return validator ?? {};
  });
}
