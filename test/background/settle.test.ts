import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './stores.ts';
import { changeLedger, planIn, restsIn } from '../../src/background/plan-state.ts';
import { openRun } from '../../src/background/run-record.ts';
import { settleAnswer, settleFailure, settleUnchanged } from '../../src/background/settle.ts';
import { type Day, utcStart } from '../../src/core/day.ts';
import { entryOf, withDay, withList } from '../../src/core/planning/ledger.ts';
import { busyUntil, readyAt, strikesOf } from '../../src/core/planning/rests.ts';
import { keyOf, type QueuedQuestion } from '../../src/core/queue.ts';
import type { Finding, ListingEntry, Question } from '../../src/core/source.ts';
import {
  catchupQuestion,
  commentsQuestions,
  dailyQuestion,
  feedQuestion,
  listingQuestion,
} from '../../src/core/sources/index.ts';
import { dropDatabase, read, transact } from '../../src/platform/database.ts';
import type { Fetched } from '../../src/platform/http.ts';
import { readPaper, readPapers } from '../../src/platform/papers.ts';
import { readRun } from '../../src/platform/runs.ts';
import type { Validator } from '../../src/platform/schema.ts';
import { idOf, write } from './stores.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Tuesday. */
const DAY = '2026-06-30' as Day;
const MONDAY = '2026-06-29' as Day;
const WEDNESDAY = '2026-07-01' as Day;
const NOW = utcStart(DAY) + 8 * HOUR;
const queued = (question: Question, more: Partial<QueuedQuestion> = {}): QueuedQuestion => ({
  ...{ ...question, dueAt: 0, tries: 0 },
  ...more,
});
const question = queued(feedQuestion(DAY, 'cs.LG'));
const whole: Fetched = { changed: true, body: '', bytes: 1000 };
const unchanged: Fetched = { changed: false, body: '', bytes: 0, etag: '"one"' };

const entries = (from: number, count: number): ListingEntry[] =>
  Array.from({ length: count }, (_, at) => ({ id: idOf(from + at), announce: 'new' }));
/** What a source reads out of a list of one day: the list, and papers with their words. */
const batch = (of: readonly ListingEntry[], day = DAY): Finding[] => [
  { type: 'listing', day, list: 'cs.LG', entries: of },
  ...of.map(({ id }): Finding => ({ type: 'paper', paper: { ...write('snow', 1), id } })),
];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  // In the middle: waits are not spread.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  await dropDatabase();
  await queue(question);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const queue = (...questions: QueuedQuestion[]) =>
  transact(['questions'], (tx, operations) => {
    for (const one of questions) operations.push(tx.objectStore('questions').put(one));
  });
const waiting = (of: Question = question) => read(['questions'], (tx) => tx.objectStore('questions').get(keyOf(of)));
const known = (of: Question = question) => read(['validators'], (tx) => tx.objectStore('validators').get(of.url));
const know = (validator: Validator) =>
  transact(['validators'], (tx, operations) => operations.push(tx.objectStore('validators').put(validator)));
const listed = ({ day, source, list }: Question = question) =>
  read(['listings'], (tx) => tx.objectStore('listings').get([day, source, list]));
const papers = async () => (await readPapers(Array.from({ length: 200 }, (_, at) => idOf(at)))).size;
const entry = async (day = DAY) => {
  const plan = await read(['state', 'questions'], planIn);
  return plan ? entryOf(plan.ledger, day) : { lists: {} };
};
const rests = () => transact(['state'], (tx) => restsIn(tx));

describe('a whole answer', () => {
  it('without a validator leaves none: the one before stood for another content', async () => {
    await settleAnswer(question, [], { ...whole, etag: '"one"' });
    expect(await known()).toMatchObject({ etag: '"one"' });
    await settleAnswer(question, [], whole);
    expect((await known())?.etag).toBeUndefined();
  });

  it('is stored with its list, its papers and what makes the next one cheap; its question is done', async () => {
    await settleAnswer(question, batch(entries(1, 3)), { ...whole, etag: '"one"', lastModified: 'today' });
    expect(await listed()).toMatchObject({ entries: entries(1, 3), readAt: NOW });
    expect(await papers()).toBe(3);
    expect((await readPaper(idOf(1)))?.day, 'UTC’s').toBe(DAY);
    expect(await waiting()).toBeUndefined();
    expect((await entry()).lists['cs.LG']).toMatchObject({ source: 'arxiv-feed', count: 3, at: NOW });
    expect((await entry()).dirty).toEqual({ since: NOW, soon: true });
    expect(await known()).toEqual({
      ...{ url: question.url, checkedAt: NOW, etag: '"one"', lastModified: 'today', day: DAY },
      transfers: [NOW],
    });
  });

  it('asked for under no condition is counted by its URL, the last four', async () => {
    for (let hour = 0; hour < 6; hour += 1) {
      vi.setSystemTime(NOW + hour * HOUR);
      await settleAnswer(question, batch(entries(1, 3)), whole);
      const first = Math.max(0, hour - 3);
      const expected = Array.from({ length: hour - first + 1 }, (_, at) => NOW + (first + at) * HOUR);
      expect((await known())?.transfers).toEqual(expected);
    }
  });

  it('asked for under a condition is not', async () => {
    await know({ url: question.url, checkedAt: 0, etag: '"one"', transfers: [5] });
    await settleAnswer(question, batch(entries(1, 3)), { ...whole, etag: '"two"' });
    expect(await known()).toMatchObject({ etag: '"two"', transfers: [5] });
  });

  it('of the API is not remembered: its slices are asked once', async () => {
    const [slice] = commentsQuestions(DAY, [idOf(1)]);
    if (!slice) throw new Error('no slice');
    await queue(queued(slice));
    await settleAnswer(queued(slice), [], { ...whole, etag: '"one"' });
    expect(await waiting(slice)).toBeUndefined();
    expect(await known(slice)).toBeUndefined();
    expect(await entry(), 'it can wait for the end of the run').toMatchObject({ dirty: { since: NOW, soon: false } });
  });

  it('names its further pages, which are asked at once and stay until they are answered', async () => {
    const page = queued(listingQuestion(DAY, 'cs.LG'), { tries: 2 });
    const next = listingQuestion(DAY, 'cs.LG', 2);
    await settleAnswer(page, [...batch(entries(1, 3)), { type: 'question', question: next }], whole);
    expect(await waiting(next)).toEqual({ ...next, dueAt: NOW, tries: 0, follows: true });
    const further = batch(entries(4, 2)).map((one) => (one.type === 'listing' ? { ...one, list: 'cs.LG:2' } : one));
    await settleAnswer(queued(next, { follows: true }), further, whole);
    expect(await listed(next)).toMatchObject({ entries: entries(4, 2) });
    expect((await entry()).lists, 'the list’s own word stands').toMatchObject({ 'cs.LG': { count: 3 } });
    expect(Object.keys((await entry()).lists)).toEqual(['cs.LG']);
  });

  it('that holds the last batch is not kept, nor its further pages, and is asked for again', async () => {
    const page = queued(listingQuestion(DAY, 'cs.LG'));
    await queue(page);
    const next: Finding = { type: 'question', question: listingQuestion(DAY, 'cs.LG', 2) };
    await settleAnswer(page, [...batch(entries(1, 3), MONDAY), next], { ...whole, etag: '"old"' });
    expect(await listed(page)).toBeUndefined();
    expect(await papers()).toBe(0);
    expect(await waiting(next.question)).toBeUndefined();
    expect(await entry()).toEqual({ lists: {}, dirty: { since: NOW, soon: false } });
    expect((await entry(MONDAY)).announced, 'it says nothing new of its own day').toBeUndefined();
    expect(await waiting(page)).toMatchObject({
      ...{ tries: 1, askedAt: NOW, dueAt: NOW + 20 * MINUTE, lastFailure: { kind: 'stale' } },
    });
    const validator = await known(page);
    expect(validator).toMatchObject({ etag: '"old"' });
    expect(validator?.day, 'it validates nothing that is stored').toBeUndefined();
  });

  it('with yesterday’s papers under today’s date is told from news by what was stored yesterday, by whichever source', async () => {
    for (const source of ['arxiv-feed', 'arxiv-listing', 'arxiv-catchup']) {
      await dropDatabase();
      await transact(['listings'], (tx, operations) =>
        operations.push(
          tx.objectStore('listings').put({ day: MONDAY, source, list: 'cs.LG', entries: entries(1, 4), readAt: 0 }),
        ),
      );
      await settleAnswer(question, batch(entries(1, 4)), whole);
      expect((await waiting())?.lastFailure, source).toEqual({ kind: 'stale' });
      await settleAnswer(question, batch(entries(50, 4)), whole);
      expect(await waiting(), source).toBeUndefined();
    }
  });

  it('is looked at again as long as the one before it has to be', async () => {
    const doubt = async () => (await entry()).lists['cs.LG']?.checkAt;
    await settleAnswer(queued(feedQuestion(MONDAY, 'cs.LG')), batch(entries(1, 4), MONDAY), whole);
    await settleAnswer(question, batch(entries(11, 4)), whole);
    expect(await doubt()).toBeGreaterThan(NOW);
    await settleAnswer(queued(catchupQuestion(MONDAY, 'cs.LG')), batch(entries(1, 4), MONDAY), whole);
    await settleAnswer(question, batch(entries(11, 4)), whole);
    expect(await doubt()).toBeUndefined();
  });

  it('is compared with the last day on which arXiv had a batch, whatever the calendar says', async () => {
    const friday = '2026-06-26' as Day;
    const thursday = '2026-06-25' as Day;
    const store = (day: Day, from: number) =>
      transact(['listings'], (tx, operations) =>
        operations.push(
          tx
            .objectStore('listings')
            .put({ day, source: 'arxiv-feed', list: 'cs.LG', entries: entries(from, 4), readAt: 0 }),
        ),
      );
    await store(friday, 20);
    await store(thursday, 30);
    // Nobody announced that this Monday and Friday would have none.
    await changeLedger((ledger) => withDay(ledger, MONDAY, { announced: false }));
    await settleAnswer(question, batch(entries(20, 4)), whole);
    expect((await waiting())?.lastFailure).toEqual({ kind: 'stale' });
    await changeLedger((ledger) => withDay(ledger, friday, { announced: false }));
    await settleAnswer(question, batch(entries(30, 4)), whole);
    expect((await waiting())?.lastFailure).toEqual({ kind: 'stale' });
    await settleAnswer(question, batch(entries(20, 4)), whole);
    expect(await waiting(), 'Friday’s are no more the last').toBeUndefined();
  });

  it('that has no list is an empty one', async () => {
    await settleAnswer(question, [], whole);
    expect(await waiting()).toMatchObject({ lastFailure: { kind: 'stale' } });
    await settleAnswer(queued(catchupQuestion(MONDAY, 'cs.LG')), [], whole);
    expect((await entry(MONDAY)).lists['cs.LG']).toMatchObject({ count: 0 });
    expect((await entry(MONDAY)).announced, 'that nobody has announced').toBeUndefined();
  });

  it('that is empty is remembered as empty, believed or not', async () => {
    await settleAnswer(question, batch([]), { ...whole, etag: '"none"' });
    expect(await known()).toMatchObject({ emptyOf: DAY });
    expect(await waiting()).toMatchObject({ lastFailure: { kind: 'stale' } });
    await settleAnswer(question, batch(entries(1, 2)), { ...whole, etag: '"some"' });
    expect((await known())?.emptyOf).toBeUndefined();
  });

  it('counts for its run: what came, and what still waits', async () => {
    const other = queued(feedQuestion(DAY, 'cs.CL'));
    await queue(other);
    await transact(['runs', 'state', 'questions'], (tx) => openRun(tx, DAY, NOW));
    await settleAnswer(question, batch(entries(1, 3)), whole);
    expect(await readRun(DAY)).toMatchObject({ asked: 2, answered: 1, papers: 3, bytes: 1000, notModified: 0 });
    const late = batch(entries(1, 3), MONDAY);
    await settleAnswer(other, late, whole);
    expect(await readRun(DAY), 'an older batch is no answer').toMatchObject({
      ...{ asked: 2, answered: 1, papers: 3, bytes: 2000 },
    });
  });

  it('ends its request, and whatever the host had asked for', async () => {
    await settleFailure(question, { kind: 'busy', until: NOW + HOUR });
    expect(busyUntil(await rests(), question.url, NOW)).toBeGreaterThan(NOW + HOUR);
    await settleAnswer(question, [], whole);
    expect(busyUntil(await rests(), question.url, NOW)).toBe(0);
    expect(readyAt(await rests(), question.url, NOW)).toBe(NOW + 3000);
    await settleAnswer(queued(listingQuestion(DAY, 'cs.LG')), [], whole);
    expect(readyAt(await rests(), 'https://arxiv.org/list/cs.CL/new', NOW)).toBe(NOW + 15_000);
  });
});

describe('an answer that nothing has changed', () => {
  const read304 = () => settleUnchanged(question, unchanged);

  it('stands for the list that was stored with its validator', async () => {
    await settleAnswer(question, batch(entries(1, 3)), { ...whole, etag: '"one"' });
    await queue(question);
    vi.setSystemTime(NOW + 2 * HOUR);
    await read304();
    expect(await waiting()).toBeUndefined();
    expect((await entry()).lists['cs.LG']).toMatchObject({ count: 3, at: NOW + 2 * HOUR });
    expect(await known()).toMatchObject({ etag: '"one"', checkedAt: NOW + 2 * HOUR, day: DAY, transfers: [NOW] });
  });

  it('is an older batch where what it validates is another day’s, or was never kept', async () => {
    for (const day of [MONDAY, undefined]) {
      await know({ url: question.url, checkedAt: 0, etag: '"one"', transfers: [], ...(day ? { day } : {}) });
      await read304();
      expect(await waiting()).toMatchObject({ lastFailure: { kind: 'stale' } });
      expect((await entry()).lists).toEqual({});
      expect((await known())?.day).toBe(day);
    }
  });

  it('says nothing of a later batch', async () => {
    const page = queued(listingQuestion(DAY, 'cs.LG'));
    await settleAnswer(page, batch(entries(1, 3)), whole);
    vi.setSystemTime(NOW + 24 * HOUR);
    await know({ url: page.url, checkedAt: 0, etag: '"one"', transfers: [], day: MONDAY });
    await settleUnchanged(page, unchanged);
    expect((await entry(WEDNESDAY)).announced).toBeUndefined();
  });

  it('is not taken for an empty list where the list is gone', async () => {
    const past = queued(catchupQuestion(MONDAY, 'cs.LG'));
    await queue(past);
    await know({ url: past.url, checkedAt: 0, etag: '"one"', transfers: [], day: MONDAY });
    await settleUnchanged(past, unchanged);
    expect((await entry(MONDAY)).lists).toEqual({});
    expect(await waiting(past)).toMatchObject({ lastFailure: { kind: 'stale' } });
  });

  it('is the empty list once more where that is what it was', async () => {
    const past = queued(catchupQuestion(MONDAY, 'cs.LG'));
    await know({ url: past.url, checkedAt: 0, etag: '"one"', transfers: [], emptyOf: MONDAY });
    await settleUnchanged(past, unchanged);
    expect((await entry(MONDAY)).lists['cs.LG']).toMatchObject({ count: 0, source: 'arxiv-catchup' });
    expect((await known(past))?.emptyOf).toBe(MONDAY);
  });

  it('counts for its run', async () => {
    await settleAnswer(question, batch(entries(1, 3)), { ...whole, etag: '"one"' });
    await queue(question);
    await transact(['runs', 'state', 'questions'], (tx) => openRun(tx, DAY, NOW));
    await read304();
    expect(await readRun(DAY)).toMatchObject({ asked: 1, answered: 1, notModified: 1, papers: 0, bytes: 0 });
    await know({ url: question.url, checkedAt: 0, etag: '"one"', transfers: [], day: MONDAY });
    await read304();
    expect(await readRun(DAY)).toMatchObject({ answered: 1, notModified: 2 });
  });

  it('makes the community’s list cheap to look at', async () => {
    const picks = queued(dailyQuestion(DAY));
    await settleAnswer(picks, [{ type: 'listing', day: DAY, list: '', entries: entries(1, 3) }], whole);
    expect((await entry()).community).toMatchObject({ count: 3, cheap: false });
    await know({ url: picks.url, checkedAt: 0, etag: '"one"', transfers: [], day: DAY });
    await know({ url: question.url, checkedAt: 0, etag: '"one"', transfers: [], day: DAY });
    await settleUnchanged(question, unchanged);
    expect((await entry()).community, 'no other list does').toMatchObject({ cheap: false });
    await settleUnchanged(picks, unchanged);
    expect((await entry()).community).toMatchObject({ count: 3, cheap: true });
    await settleAnswer(picks, [{ type: 'listing', day: DAY, list: '', entries: entries(1, 4) }], whole);
    expect((await entry()).community, 'for good').toMatchObject({ count: 4, cheap: true });
  });
});

describe('the community’s list', () => {
  const picks = queued(dailyQuestion(DAY));
  const told = (of: readonly ListingEntry[]): Finding[] => [{ type: 'listing', day: DAY, list: '', entries: of }];

  it('with a validator is cheap to look at', async () => {
    await settleAnswer(picks, told(entries(1, 3)), { ...whole, etag: '"one"' });
    expect((await entry()).community).toEqual({ at: NOW, count: 3, cheap: true, commented: false });
    expect((await entry()).dirty?.soon).toBe(true);
  });

  it('wants Comments of what is new on it, and of nothing else', async () => {
    await settleAnswer(picks, told(entries(1, 3)), whole);
    const asked = () =>
      changeLedger((ledger) => {
        const { community } = entryOf(ledger, DAY);
        return community ? withDay(ledger, DAY, { community: { ...community, commented: true } }) : ledger;
      });
    await asked();
    await settleAnswer(picks, told(entries(1, 2)), whole);
    expect((await entry()).community, 'a shorter answer takes nothing away').toMatchObject({
      ...{ count: 3, commented: true },
    });
    await settleAnswer(picks, told(entries(1, 4)), whole);
    expect((await entry()).community).toMatchObject({ count: 4, commented: false });
  });

  it('that is empty at first wants none', async () => {
    for (const findings of [told([]), []]) {
      await changeLedger((ledger) => ({ ...ledger, days: {} }));
      await settleAnswer(picks, findings, whole);
      expect((await entry()).community).toMatchObject({ count: 0, commented: true });
    }
  });
});

describe('a failure', () => {
  it('stays in the queue for later, with what it was; nothing stored is touched', async () => {
    await settleAnswer(question, batch(entries(1, 3)), { ...whole, etag: '"one"' });
    const before = [await listed(), await known()];
    await settleFailure({ ...question, tries: 1 }, { kind: 'timeout' });
    expect(await waiting()).toEqual({
      ...{ ...question, tries: 2, askedAt: NOW, dueAt: NOW + 20 * MINUTE, lastFailure: { kind: 'timeout' } },
    });
    expect([await listed(), await known()]).toEqual(before);
  });

  it('is told at once, and a second one at the end of the run', async () => {
    await settleFailure(question, { kind: 'timeout' });
    expect((await entry()).dirty).toEqual({ since: NOW, soon: true });
    await changeLedger((ledger) => ({ ...ledger, days: {} }));
    await settleFailure({ ...question, tries: 1 }, { kind: 'timeout' });
    expect((await entry()).dirty).toEqual({ since: NOW, soon: false });
  });

  it('of a host that asked us to wait is said with the moment, and grows each time', async () => {
    const waits: number[] = [];
    for (let strike = 1; strike <= 3; strike += 1) {
      await settleFailure(question, { kind: 'busy' });
      expect(strikesOf(await rests(), question.url)).toBe(strike);
      const until = busyUntil(await rests(), question.url, NOW);
      expect((await waiting())?.lastFailure).toEqual({ kind: 'busy', until });
      expect((await waiting())?.dueAt).toBeGreaterThanOrEqual(until);
      waits.push((until - NOW) / MINUTE);
    }
    expect(waits).toEqual([2, 5, 15]);
  });

  it('of another kind is a strike too, but does not make the host wait; its rest is kept', async () => {
    await settleFailure(question, { kind: 'refused', status: 500 });
    expect(busyUntil(await rests(), question.url, NOW)).toBe(0);
    expect(readyAt(await rests(), question.url, NOW)).toBe(NOW + 3000);
    await settleFailure(question, { kind: 'busy', until: NOW + HOUR });
    await settleFailure(question, { kind: 'offline' });
    expect(strikesOf(await rests(), question.url)).toBe(3);
  });

  it('of our own says nothing of the host, and an answer takes its strikes back', async () => {
    const told = [{ kind: 'unreadable', detail: '' }, { kind: 'storage-full' }, { kind: 'too-large' }] as const;
    for (const failure of [{ kind: 'timeout' } as const, ...told]) await settleFailure(question, failure);
    expect(strikesOf(await rests(), question.url)).toBe(2);
    await settleAnswer(question, [], whole);
    expect(strikesOf(await rests(), question.url)).toBe(0);
  });

  it('to store an answer counts as one for its URL, unless it was asked for under a condition', async () => {
    await settleFailure(question, { kind: 'storage-full' }, whole);
    expect((await known())?.transfers).toHaveLength(1);
    await settleFailure(question, { kind: 'offline' });
    expect((await known())?.transfers).toHaveLength(1);
    await settleFailure(question, { kind: 'storage-full' }, unchanged);
    expect((await known())?.transfers, 'nothing was sent').toHaveLength(1);
    await settleAnswer(question, [], { ...whole, etag: '"one"' });
    const before = await known();
    await settleFailure(question, { kind: 'storage-full' }, whole);
    expect(await known()).toEqual(before);
  });
});

describe('a list that is read again', () => {
  it('keeps entries that the newer answer lacks', async () => {
    await settleAnswer(question, batch(entries(1, 6)), whole);
    await settleAnswer(question, batch(entries(3, 2)), whole);
    expect((await listed())?.entries.map(({ id }) => id).sort()).toEqual(entries(1, 6).map(({ id }) => id));
  });

  it('on a day that arXiv skips is no failure, and the day is known to have none', async () => {
    const holiday = '2026-11-27' as Day;
    vi.setSystemTime(utcStart(holiday) + 15 * HOUR);
    const feed = queued(feedQuestion(holiday, 'cs.LG'));
    await queue(feed);
    await settleAnswer(feed, batch([], holiday), whole);
    expect(await waiting(feed)).toBeUndefined();
    expect(await entry(holiday)).toMatchObject({ announced: false, dirty: { soon: false } });
    await settleAnswer(feed, batch(entries(1, 3), holiday), whole);
    expect((await entry(holiday)).announced, 'papers that come all the same are taken').toBe(true);
  });

  it('in place of a day already announced is judged by that', async () => {
    const holiday = '2026-11-27' as Day;
    vi.setSystemTime(utcStart(holiday) + 15 * HOUR);
    const feed = queued(feedQuestion(holiday, 'cs.LG'));
    const read = { source: 'arxiv-feed', at: NOW, count: 3, comments: 'known' } as const;
    await changeLedger((ledger) => withDay(withList(ledger, holiday, 'cs.CL', read), holiday, { announced: true }));
    await settleAnswer(feed, batch([], holiday), whole);
    expect(await waiting(feed), 'this list is only late').toMatchObject({ lastFailure: { kind: 'stale' } });
  });

  it('that shows a later batch than the one asked for says that there was one', async () => {
    const friday = '2026-01-02' as Day;
    vi.setSystemTime(utcStart(friday) + 38 * HOUR);
    const page = queued(listingQuestion('2026-01-01' as Day, 'cs.LG'));
    await changeLedger((ledger) => withDay(ledger, friday, { announced: false }));
    await settleAnswer(page, batch([], friday), whole);
    const february = '2026-02-02' as Day;
    await settleAnswer(page, batch(entries(1, 3), february), whole);
    await settleAnswer(queued(feedQuestion(page.day, 'cs.LG')), batch(entries(1, 3), friday), whole);
    expect((await entry(friday)).announced, 'nothing, a day to come, or a feed').toBe(false);
    expect((await entry(february)).announced).toBeUndefined();
    await settleAnswer(page, batch(entries(1, 3), friday), whole);
    expect((await entry(friday)).announced).toBe(true);
  });
});

describe('papers that share a block', () => {
  const told = (...numbers: number[]): Finding[] =>
    numbers.map((number) => ({ type: 'paper', paper: { ...write('snow', number), comments: `${number} pages` } }));
  const settle = (findings: readonly Finding[]) =>
    settleAnswer(queued({ ...question, source: 'arxiv-api', url: 'https://export.arxiv.org/api' }), findings, whole);
  const stored = () => readPapers([1, 2, 3, 150].map(idOf));

  it('are stored beside one another, in whatever order their answers come', async () => {
    await settle(told(3, 1));
    const link = { url: 'https://github.com/a/b', kind: 'code', from: 'arxiv-api' } as const;
    await settle([...told(2, 150), { type: 'links', id: idOf(1), links: [link] }]);
    const papers = await stored();
    expect([...papers.keys()].sort()).toEqual([1, 2, 3, 150].map(idOf));
    for (const number of [1, 2, 3, 150])
      expect(papers.get(idOf(number))).toEqual({
        ...{ ...write('snow', number), comments: `${number} pages` },
        ...{ links: number === 1 ? [link] : [], pictures: [], day: DAY, from: 'arxiv-api' },
      });
  });

  it('are pruned with the newest of them, or when the block is written again', async () => {
    await settle(told(1));
    vi.setSystemTime(NOW + 30 * 24 * HOUR);
    await settle(told(2));
    expect([...(await stored()).keys()]).toEqual([1, 2].map(idOf));
    vi.setSystemTime(NOW + 31 * 24 * HOUR);
    await settle(told(150));
    expect((await stored()).size).toBe(3);
    await settle(told(3));
    expect([...(await stored()).keys()].sort()).toEqual([2, 3, 150].map(idOf));
  });
});
