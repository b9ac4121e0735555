import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './stores.ts';
import { changeLedger, planIn } from '../../src/background/plan-state.ts';
import { changeQueue } from '../../src/background/queue-step.ts';
import { type Day, utcStart } from '../../src/core/day.ts';
import { emptyLedger, type Ledger, withDay } from '../../src/core/planning/ledger.ts';
import { keyOf, type QueuedQuestion } from '../../src/core/queue.ts';
import type { Question } from '../../src/core/source.ts';
import { catchupQuestion, dailyQuestion, feedQuestion } from '../../src/core/sources/index.ts';
import { dropDatabase, read } from '../../src/platform/database.ts';

const DAY = '2026-06-30' as Day;
const MONDAY = '2026-06-29' as Day;
const NOW = utcStart(DAY) + 8 * 3_600_000;
const MINUTE = 60_000;
const queued = (question: Question, more: Partial<QueuedQuestion> = {}): QueuedQuestion => ({
  ...{ ...question, dueAt: NOW, tries: 0 },
  ...more,
});

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  await dropDatabase();
  await changeLedger((ledger) => withDay(ledger, MONDAY, {}));
});
afterEach(() => vi.useRealTimers());

async function plan(): Promise<{ ledger: Ledger; queue: readonly QueuedQuestion[] }> {
  return (await read(['state', 'questions'], planIn)) ?? { ledger: emptyLedger(0), queue: [] };
}

describe('the queue', () => {
  it('takes what is wanted, and leaves out what is not', async () => {
    const [feed, picks] = [queued(feedQuestion(DAY, 'cs.LG')), queued(dailyQuestion(DAY))];
    await changeQueue({ type: 'queue', add: [feed, picks], drop: [] });
    const later = queued(feedQuestion(DAY, 'cs.CL'));
    await changeQueue({ type: 'queue', add: [later], drop: [feed] });
    const { queue } = await plan();
    expect(new Set(queue.map((one) => keyOf(one).join()))).toEqual(
      new Set([later, picks].map((one) => keyOf(one).join())),
    );
  });

  it('remembers for when the last page was planned: the next of catching up comes a minute later', async () => {
    const pages = [0, 1, 2].map((minute) =>
      queued(catchupQuestion(MONDAY, `cs.A${minute}`), { dueAt: NOW + minute * MINUTE }),
    );
    await changeQueue({ type: 'queue', add: pages, drop: [] });
    expect((await plan()).ledger.caughtUpTo).toBe(NOW + 3 * MINUTE);
    // Others do not count, and an earlier one takes nothing back.
    const [picks, feed] = [dailyQuestion(DAY), feedQuestion(DAY, 'cs.LG')].map((one) =>
      queued(one, { dueAt: NOW + 9 * MINUTE }),
    );
    await changeQueue({ type: 'queue', add: picks && feed ? [picks, feed] : [], drop: [] });
    await changeQueue({ type: 'queue', add: [queued(catchupQuestion(DAY, 'cs.LG'))], drop: [] });
    expect((await plan()).ledger.caughtUpTo).toBe(NOW + 3 * MINUTE);
  });

  it('has a day’s digest made again where it gives up what had failed, and only there', async () => {
    const failed = queued(catchupQuestion(MONDAY, 'cs.LG'), { tries: 2, lastFailure: { kind: 'timeout' } });
    const unasked = queued(feedQuestion(DAY, 'cs.LG'));
    await changeQueue({ type: 'queue', add: [failed, unasked], drop: [] });
    expect(Object.values((await plan()).ledger.days).map(({ dirty }) => dirty)).toEqual([undefined]);
    await changeQueue({ type: 'queue', add: [], drop: [failed, unasked] });
    const { days } = (await plan()).ledger;
    expect(days[MONDAY]?.dirty).toEqual({ since: NOW, soon: false });
    expect(days[DAY]).toBeUndefined();
  });
});
