import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './stores.ts';
import { changeLedger, planIn, preparePlan, putRests, restsIn } from '../../src/background/plan-state.ts';
import { politely } from '../../src/background/politely.ts';
import { changeQueue } from '../../src/background/queue-step.ts';
import { settleAnswer, settleFailure } from '../../src/background/settle.ts';
import { addDays, type Day, utcStart } from '../../src/core/day.ts';
import type { Failure } from '../../src/core/failure.ts';
import { decide } from '../../src/core/plan.ts';
import { emptyLedger, entryOf, withDay } from '../../src/core/planning/ledger.ts';
import { NO_RESTS, strikesOf, told } from '../../src/core/planning/rests.ts';
import type { QueuedQuestion } from '../../src/core/queue.ts';
import { readSettings } from '../../src/core/settings.ts';
import type { Question } from '../../src/core/source.ts';
import { catchupQuestion, dailyQuestion, feedQuestion, listingQuestion } from '../../src/core/sources/index.ts';
import { dropDatabase, read, transact } from '../../src/platform/database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Tuesday. */
const DAY = '2026-06-30' as Day;
const MONDAY = '2026-06-29' as Day;
const FRIDAY = '2026-06-26' as Day;
const NOW = utcStart(DAY) + 8 * HOUR;
const whole = { changed: true, body: '', bytes: 1000 };
const OFFLINE: Failure = { kind: 'offline' };

/** A question that has failed and waits, in the middle of its wait. */
const waiting = (question: Question, more: Partial<QueuedQuestion> = {}): QueuedQuestion => ({
  ...{ ...question, tries: 3, askedAt: NOW - HOUR, dueAt: NOW, lastFailure: OFFLINE },
  ...more,
});
const queue = (...questions: QueuedQuestion[]) =>
  transact(['questions'], (tx, operations) => {
    for (const one of questions) operations.push(tx.objectStore('questions').put(one));
  });
const queued = () => read(['questions'], (tx) => tx.objectStore('questions').getAll());
/** Minutes each question still waits, by its day and list. */
const waits = async () =>
  Object.fromEntries(
    (await queued()).map(({ day, list, dueAt }) => [
      `${day} ${list}`.trim(),
      Math.round((dueAt - Date.now()) / MINUTE),
    ]),
  );
/** The host has failed so often in a row, and another has answered since then or not. */
const strike = (host: string, strikes: number, all = strikes) =>
  transact(['state'], (tx) => putRests(tx, { ...NO_RESTS, strikes: { [host]: strikes, '': all } }));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  await dropDatabase();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a host that fails whatever it is asked', () => {
  const picks = waiting(dailyQuestion(DAY));
  const before = waiting(dailyQuestion(MONDAY), { tries: 2 });

  it('puts off what waits for it as if it had been asked as well, from the fourth time on', async () => {
    await strike('huggingface.co', 2);
    await queue(picks, before, waiting(feedQuestion(DAY, 'cs.LG')));
    await settleFailure(picks, OFFLINE);
    expect(await waits()).toEqual({ [DAY]: 15, [MONDAY]: 0, [`${DAY} cs.LG`]: 0 });
    await settleFailure(picks, OFFLINE);
    expect(await waits(), 'by its own tries').toEqual({ [DAY]: 15, [MONDAY]: 2, [`${DAY} cs.LG`]: 0 });
  });

  it('asks for nothing sooner than it would have', async () => {
    const refused: Failure = { kind: 'refused', status: 404 };
    await strike('huggingface.co', 9);
    await queue(picks, { ...before, lastFailure: refused, dueAt: NOW + 20 * HOUR });
    await settleFailure(picks, OFFLINE);
    expect((await waits())[MONDAY]).toBe(20 * 60);
  });

  it('is not blamed for what could not be stored of its answer', async () => {
    await strike('huggingface.co', 9, 0);
    await queue({ ...picks, tries: 0 });
    await settleFailure({ ...picks, tries: 0 }, { kind: 'storage-full' }, whole);
    expect(await waits()).toEqual({ [DAY]: 60 });
  });

  it('leaves what it has not been asked yet, what the reader has just asked for, and what it has answered', async () => {
    await strike('huggingface.co', 9);
    const stale = waiting(dailyQuestion('2026-06-25' as Day), { lastFailure: { kind: 'stale' } });
    await queue(picks, { ...before, tries: 0, lastFailure: undefined } as never, waiting(dailyQuestion(FRIDAY)), stale);
    await changeLedger((ledger) => withDay(ledger, FRIDAY, { wishedAt: NOW - 4 * MINUTE }));
    await settleFailure(picks, OFFLINE);
    expect(await waits()).toEqual({ [DAY]: 15, [MONDAY]: 0, [FRIDAY]: 0, '2026-06-25': 0 });
    vi.setSystemTime(NOW + 2 * MINUTE);
    await settleFailure(picks, OFFLINE);
    expect((await waits())[FRIDAY], 'a while ago').toBe(5);
  });

  it('is asked eight times a day where others answered meanwhile: the network is there', async () => {
    await strike('huggingface.co', 30, 2);
    await queue(picks, before);
    await settleFailure({ ...picks, tries: 0 }, OFFLINE);
    expect(await waits()).toEqual({ [DAY]: 180, [MONDAY]: 180 });
    await strike('huggingface.co', 30);
    await queue(picks, before);
    await settleFailure({ ...picks, tries: 0 }, OFFLINE);
    expect(await waits(), 'nobody answers: soon again').toEqual({ [DAY]: 1, [MONDAY]: 2 });
  });

  it('does not keep others waiting longer than itself for a page that is refused for a day', async () => {
    await strike('huggingface.co', 9);
    const gone = waiting(dailyQuestion(FRIDAY), { lastFailure: { kind: 'refused', status: 404 } });
    await queue(picks, before, gone);
    await settleFailure(picks, OFFLINE);
    expect((await waits())[FRIDAY]).toBe(180);
    await settleFailure(gone, { kind: 'refused', status: 404 });
    expect(await waits()).toMatchObject({ [FRIDAY]: 24 * 60, [MONDAY]: 2 });
  });

  it('sets free all that waits when it answers, and nothing where it had not been silent', async () => {
    const lost = waiting(dailyQuestion(FRIDAY), { dueAt: NOW + 2 * HOUR, lastFailure: { kind: 'timeout' } });
    const late = { ...before, dueAt: NOW + 3 * HOUR };
    const broken = waiting(dailyQuestion('2026-06-25' as Day), {
      ...{ dueAt: NOW + 3 * HOUR, lastFailure: { kind: 'unreadable', detail: '' } },
    });
    for (const [strikes, minutes] of [[3, [180, 120, 180]] as const, [4, [0, 0, 180]] as const]) {
      await strike('huggingface.co', strikes);
      await queue(picks, late, lost, broken);
      await settleAnswer(picks, [], whole);
      expect(await waits()).toEqual({ [MONDAY]: minutes[0], [FRIDAY]: minutes[1], '2026-06-25': minutes[2] });
    }
  });

  it('of pages is not asked for all days past at once', async () => {
    await strike('arxiv.org', 9);
    const page = waiting(listingQuestion(DAY, 'cs.LG'));
    const waitsLong = { dueAt: NOW + 3 * HOUR };
    const past = [FRIDAY, MONDAY].flatMap((day) =>
      ['cs.AI', 'cs.LG'].map((list) => waiting(catchupQuestion(day, list), waitsLong)),
    );
    await queue(page, waiting(listingQuestion(DAY, 'cs.AI'), waitsLong), ...past);
    await settleAnswer(page, [{ type: 'listing', day: DAY, list: 'cs.LG', entries: [] }], whole);
    expect(await waits()).toMatchObject({
      ...{ [`${DAY} cs.AI`]: 0, [`${MONDAY} cs.AI`]: 0, [`${MONDAY} cs.LG`]: 1 },
      ...{ [`${FRIDAY} cs.AI`]: 2, [`${FRIDAY} cs.LG`]: 3 },
    });
    // What is caught up besides comes after them.
    expect((await read(['state', 'questions'], planIn))?.ledger.caughtUpTo).toBe(NOW + 4 * MINUTE);
  });
});

describe('a look at one paper that is answered', () => {
  it('leaves a silent host to the plan, whose questions are set free by one of theirs', async () => {
    const url = 'https://huggingface.co/api/papers/2606.00001';
    for (const [strikes, left] of [[3, 0] as const, [4, 4] as const]) {
      await strike('huggingface.co', strikes);
      await politely(url, 1000, async () => 'found');
      expect(strikesOf(await transact(['state'], (tx) => restsIn(tx)), url)).toBe(left);
    }
  });
});

describe('whatever fails for good', () => {
  const SETTINGS = readSettings({
    topics: [{ name: 'mine', categories: ['cs.LG'], keywords: [], excludedKeywords: [], authors: [] }],
    sourcesOff: ['arxiv-feed', 'arxiv-listing', 'arxiv-catchup', 'arxiv-api'],
  });
  const failure = fc.constantFrom<Failure>(
    ...[OFFLINE, { kind: 'timeout' } as const, { kind: 'unreadable', detail: '' } as const],
    ...[404, 500].map((status) => ({ kind: 'refused', status }) as const),
  );
  /** Weekdays before the newest one, of which each fails in its way or is answered. */
  const story = fc.record({
    days: fc.array(fc.option(failure, { freq: 2 }), { minLength: 2, maxLength: 7 }),
    /** The host answers nobody for so many hours, and others do meanwhile, or not. */
    silence: fc.record({ hours: fc.integer({ min: 0, max: 60 }), failure, others: fc.boolean() }),
    chances: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
  });

  it('keeps nobody else from a host that answers', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ days, silence, chances }) => {
        await dropDatabase();
        vi.setSystemTime(NOW);
        let draws = 0;
        vi.mocked(Math.random).mockImplementation(() => {
          draws += 1;
          return chances[draws % chances.length] ?? 0;
        });
        const since = addDays(DAY, -Math.ceil(days.length * 1.4));
        await changeLedger(() => ({ ...emptyLedger(0), since: { '': since, 'cs.LG': since } }));
        const fails = (day: Day) => days[(utcStart(day) / 86_400_000) % days.length];
        const wellFrom = NOW + silence.hours * HOUR;
        const until = wellFrom + 48 * HOUR;
        let asked = 0;
        while (Date.now() < until) {
          const state = await preparePlan(SETTINGS);
          const step = decide(state, SETTINGS, Date.now(), 0);
          if (step.type === 'queue') await changeQueue(step);
          else if (step.type === 'wait') vi.setSystemTime(step.until + 1);
          else if (step.type === 'ask') {
            asked += 1;
            if (silence.others && asked % 3 === 0)
              await transact(['state'], async (tx) =>
                putRests(tx, told(await restsIn(tx), 'https://arxiv.org/', undefined)),
              );
            const wrong = Date.now() < wellFrom ? silence.failure : fails(step.question.day);
            if (wrong) await settleFailure(step.question, wrong);
            else await settleAnswer(step.question, [], whole);
          } else {
            await changeLedger((ledger) => {
              const { dirty: _dirty, ...entry } = entryOf(ledger, step.day);
              return { ...ledger, days: { ...ledger.days, [step.day]: { ...entry, running: false } } };
            });
          }
        }
        const left = (await queued()).filter(({ day }) => !fails(day));
        expect(left.map(({ day, tries, dueAt }) => `${day} ${tries} ${(dueAt - Date.now()) / HOUR}`)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
