import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, latestDay } from '../../src/core/day.ts';
import { decide, type Step } from '../../src/core/plan.ts';
import { type DayEntry, emptyLedger, type Ledger, type ListEntry } from '../../src/core/planning/ledger.ts';
import type { PlanState } from '../../src/core/planning/moment.ts';
import { NO_RESTS, told } from '../../src/core/planning/rests.ts';
import { standingOf } from '../../src/core/planning/standing.ts';
import type { QueuedQuestion } from '../../src/core/queue.ts';
import { readSettings, type Settings } from '../../src/core/settings.ts';
import type { Question } from '../../src/core/source.ts';
import {
  catchupQuestion,
  commentsQuestions,
  dailyQuestion,
  feedQuestion,
  listingQuestion,
} from '../../src/core/sources/index.ts';

const HOUR = 3_600_000;
const THURSDAY = '2026-06-25' as Day;
const FRIDAY = '2026-06-26' as Day;
const at = (text: string) => Date.parse(`${text}:00Z`);
/** 01:00 in New York, Friday: the feed is new. */
const FEED_TIME = at('2026-06-26T05:00');

const settings = (more: Partial<Settings> = {}, categories: string[] = ['cs.AI', 'cs.CL']): Settings =>
  readSettings({
    topics: [{ name: 'mine', categories, keywords: [], excludedKeywords: [], authors: [] }],
    ...more,
  });
const SETTINGS = settings();
const read = (more: Partial<ListEntry> = {}): ListEntry => ({
  ...{ source: 'arxiv-feed', at: FEED_TIME - HOUR, count: 5, comments: 'known' },
  ...more,
});
const ledgerOf = (days: Record<string, Partial<DayEntry>> = {}, more: Partial<Ledger> = {}): Ledger => ({
  ...emptyLedger(0),
  since: { '': THURSDAY, 'cs.AI': THURSDAY, 'cs.CL': THURSDAY },
  ...more,
  days: Object.fromEntries(Object.entries(days).map(([day, entry]) => [day, { lists: {}, ...entry }])),
});
const over = (day: Day): Partial<DayEntry> => ({
  lists: { 'cs.AI': read(), 'cs.CL': read() },
  community: { at: Date.parse(day) + 30 * HOUR, count: 3, cheap: false, commented: true },
});
const THURSDAY_OVER = { [THURSDAY]: over(THURSDAY) };
const state = (more: Partial<PlanState> = {}): PlanState => ({
  ...{ ledger: ledgerOf(THURSDAY_OVER), queue: [], rests: NO_RESTS },
  ...more,
});
const queued = (question: Question, more: Partial<QueuedQuestion> = {}): QueuedQuestion => ({
  ...{ ...question, dueAt: FEED_TIME, tries: 0 },
  ...more,
});
const addedBy = (step: Step): string[] => (step.type === 'queue' ? step.add.map(({ url }) => url) : []);
const urls = (...questions: Question[]): string[] => questions.map(({ url }) => url);
const plan = (given: PlanState, now = FEED_TIME, own = SETTINGS) => decide(given, own, now, 0);

describe('what is wanted', () => {
  it('is the feed while New York’s date is the day', () => {
    expect(addedBy(plan(state()))).toEqual(
      urls(dailyQuestion(FRIDAY), feedQuestion(FRIDAY, 'cs.AI'), feedQuestion(FRIDAY, 'cs.CL')).filter(
        (url) => !url.includes('huggingface') || FEED_TIME >= at('2026-06-26T04:00'),
      ),
    );
  });

  it('is the listing page from the evening before until midnight', () => {
    const evening = at('2026-06-26T00:05');
    expect(addedBy(plan(state(), evening))).toEqual(
      urls(listingQuestion(FRIDAY, 'cs.AI'), listingQuestion(FRIDAY, 'cs.CL')),
    );
    expect(addedBy(plan(state(), at('2026-06-26T00:03')))).toHaveLength(2);
    expect(addedBy(plan(state(), at('2026-06-26T00:02')))).toEqual([]);
  });

  it('is Friday’s listing page at the weekend, when the feed is empty', () => {
    const saturday = at('2026-06-27T15:00');
    const fresh = ledgerOf(
      { [FRIDAY]: { wishedAt: saturday } },
      { since: { '': FRIDAY, 'cs.AI': FRIDAY, 'cs.CL': FRIDAY } },
    );
    expect(addedBy(plan(state({ ledger: fresh }), saturday))).toEqual(
      urls(dailyQuestion(FRIDAY), listingQuestion(FRIDAY, 'cs.AI'), listingQuestion(FRIDAY, 'cs.CL')),
    );
  });

  it('is catch-up for days missed, newest first, one a minute', () => {
    const tuesday = at('2026-06-30T15:00');
    const days = { ...THURSDAY_OVER, '2026-06-30': over('2026-06-30' as Day) };
    const step = plan(state({ ledger: ledgerOf(days) }), tuesday);
    expect(step.type).toBe('queue');
    const add = step.type === 'queue' ? step.add : [];
    expect(add.map(({ url }) => url)).toEqual(
      urls(
        dailyQuestion('2026-06-29' as Day),
        catchupQuestion('2026-06-29' as Day, 'cs.AI'),
        catchupQuestion('2026-06-29' as Day, 'cs.CL'),
      ),
    );
    expect(add.map(({ dueAt }) => dueAt - tuesday)).toEqual([0, 0, 60_000]);
    // The day before waits until all of this one has been asked at least.
    const waiting = state({ ledger: ledgerOf(days), queue: [...add] });
    expect(plan(waiting, tuesday)).toMatchObject({ type: 'ask' });
    const tried = state({
      ledger: ledgerOf(days),
      queue: add.map((one) => ({ ...one, tries: 1, dueAt: tuesday + HOUR })),
    });
    expect(addedBy(plan(tried, tuesday))).toContain(catchupQuestion(FRIDAY, 'cs.AI').url);
    const later = state({ ledger: ledgerOf(days, { caughtUpTo: tuesday + 90_000 }) });
    const after = plan(later, tuesday);
    expect(after.type === 'queue' && after.add[1]?.dueAt).toBe(tuesday + 90_000);
  });

  it('goes on with days missed when all of one have been asked, not before', () => {
    const tuesday = '2026-06-30' as Day;
    const monday = '2026-06-29' as Day;
    const now = at('2026-06-30T15:00');
    const ledger = ledgerOf({ ...THURSDAY_OVER, [tuesday]: over(tuesday) });
    const questions = [dailyQuestion(monday), catchupQuestion(monday, 'cs.AI'), catchupQuestion(monday, 'cs.CL')];
    const queue = questions.map((one, index) => queued(one, { tries: index === 1 ? 0 : 1, dueAt: now + HOUR }));
    expect(plan(state({ ledger, queue }), now).type).toBe('wait');
  });

  it('is nothing of a day to come, though a reader wants it', () => {
    const monday = '2026-06-29' as Day;
    const ledger = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: over(FRIDAY), [monday]: { wishedAt: FEED_TIME } });
    expect(plan(state({ ledger })).type).toBe('wait');
  });

  it('is nothing of days before a list was asked for, unless the reader wants that day', () => {
    const early = '2026-06-10' as Day;
    expect(addedBy(plan(state())).some((url) => url.includes('catchup'))).toBe(false);
    const wished = ledgerOf({ ...THURSDAY_OVER, [early]: { wishedAt: FEED_TIME - 1000 } });
    const add = plan(state({ ledger: wished }));
    expect(addedBy(add).slice(0, 3)).toEqual(
      urls(dailyQuestion(early), catchupQuestion(early, 'cs.AI'), catchupQuestion(early, 'cs.CL')),
    );
    expect(add.type === 'queue' && add.add.every(({ dueAt }) => dueAt === FEED_TIME)).toBe(true);
    const forgotten = ledgerOf({ ...THURSDAY_OVER, [early]: { wishedAt: FEED_TIME - 49 * HOUR } });
    expect(addedBy(plan(state({ ledger: forgotten }))).some((url) => url.includes('2026-06-10'))).toBe(false);
  });

  it('is the community’s list alone of a day too old for catch-up, or of a weekend', () => {
    for (const day of ['2024-04-08', '2026-06-20'] as Day[]) {
      const wished = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: over(FRIDAY), [day]: { wishedAt: FEED_TIME } });
      expect(addedBy(plan(state({ ledger: wished })))).toEqual(urls(dailyQuestion(day)));
    }
  });

  it('is one feed on a holiday, in case the calendar is wrong', () => {
    const holiday = '2026-11-27' as Day;
    const now = at('2026-11-27T15:00');
    const since = { '': holiday, 'cs.AI': holiday, 'cs.CL': holiday };
    const known = { '2026-11-26': over('2026-11-26' as Day) };
    const add = addedBy(plan(state({ ledger: ledgerOf(known, { since }) }), now));
    expect(add).toEqual(urls(dailyQuestion(holiday), feedQuestion(holiday, 'cs.AI')));
    const settled = ledgerOf({ ...known, [holiday]: { announced: false } }, { since });
    expect(addedBy(plan(state({ ledger: settled }), now))).toEqual(urls(dailyQuestion(holiday)));
    const surprise = ledgerOf({ ...known, [holiday]: { announced: true, lists: { 'cs.AI': read() } } }, { since });
    expect(addedBy(plan(state({ ledger: surprise }), now))).toContain(feedQuestion(holiday, 'cs.CL').url);
  });

  it('is one dated page for a holiday on which the browser was closed, in case the calendar was wrong', () => {
    const holiday = '2026-11-27' as Day;
    const monday = '2026-11-30' as Day;
    const now = at('2026-11-30T15:00');
    const since = { '': holiday, 'cs.AI': holiday, 'cs.CL': holiday };
    const known = { [monday]: over(monday), '2026-11-26': over('2026-11-26' as Day) };
    const community = over(holiday).community as NonNullable<DayEntry['community']>;
    const missed = ledgerOf({ ...known, [holiday]: { lists: {}, community } }, { since });
    expect(addedBy(plan(state({ ledger: missed }), now))).toEqual(urls(catchupQuestion(holiday, 'cs.AI')));
    const settled = ledgerOf({ ...known, [holiday]: { lists: {}, community, announced: false } }, { since });
    expect(addedBy(plan(state({ ledger: settled }), now))).toEqual([]);
  });

  it('is another source when the first has failed twice', () => {
    const feed = queued(feedQuestion(FRIDAY, 'cs.AI'), { tries: 2, dueAt: FEED_TIME + HOUR });
    const others = [dailyQuestion(FRIDAY), feedQuestion(FRIDAY, 'cs.CL')].map((one) => queued(one));
    expect(addedBy(plan(state({ queue: [feed, ...others] })))).toEqual(urls(listingQuestion(FRIDAY, 'cs.AI')));
    expect(addedBy(plan(state({ queue: [{ ...feed, tries: 1 }, ...others] })))).toEqual([]);
    // All go on when all have failed.
    const page = queued(listingQuestion(FRIDAY, 'cs.AI'), { tries: 2, dueAt: FEED_TIME + HOUR });
    const waiting = others.map((one) => ({ ...one, tries: 1, dueAt: FEED_TIME + HOUR }));
    expect(plan(state({ queue: [feed, page, ...waiting] })).type).toBe('wait');
  });

  it('is a dated page when a batch is to be checked, and when Comments do not come', () => {
    const checked = (lists: Record<string, ListEntry>) =>
      ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { ...over(FRIDAY), lists } });
    const due = checked({ 'cs.AI': read({ checkAt: FEED_TIME }), 'cs.CL': read({ checkAt: FEED_TIME + 1 }) });
    expect(addedBy(plan(state({ ledger: due })))).toEqual(urls(listingQuestion(FRIDAY, 'cs.AI')));
    const asked = checked({ 'cs.AI': read({ comments: 'asked' }), 'cs.CL': read() });
    const [slice] = commentsQuestions(FRIDAY, ['2606.00001' as never]);
    if (!slice) throw new Error('no slice');
    const stuck = queued(slice, { tries: 3, dueAt: FEED_TIME + HOUR });
    expect(addedBy(plan(state({ ledger: asked, queue: [stuck] })))).toEqual(urls(listingQuestion(FRIDAY, 'cs.AI')));
    const planned = checked({ 'cs.AI': read({ comments: 'asked', checkAt: FEED_TIME + 1 }), 'cs.CL': read() });
    expect(addedBy(plan(state({ ledger: planned, queue: [stuck] })))).toEqual([]);
    const slow = queued(slice, { tries: 2, dueAt: FEED_TIME + HOUR });
    expect(addedBy(plan(state({ ledger: asked, queue: [slow] })))).toEqual([]);
    const busy = (minutes: number) => {
      const rests = told(NO_RESTS, slice.url, FEED_TIME + minutes * 60_000);
      return addedBy(plan(state({ ledger: asked, queue: [slow], rests })));
    };
    expect(busy(16)).toEqual(urls(listingQuestion(FRIDAY, 'cs.AI')));
    expect(busy(15)).toEqual([]);
    // What is stuck of another day, or of another source, says nothing of these.
    const elsewhere = { ...stuck, day: THURSDAY };
    const page = queued(listingQuestion(FRIDAY, 'cs.AI', 2), { follows: true, tries: 4, dueAt: FEED_TIME + HOUR });
    expect(addedBy(plan(state({ ledger: asked, queue: [slow, elsewhere, page] })))).toEqual([]);
    expect(addedBy(plan(state({ ledger: asked, queue: [page, stuck, slow] })))).toEqual(
      urls(listingQuestion(FRIDAY, 'cs.AI')),
    );
  });

  it('leaves out sources that are switched off', () => {
    const own = settings({ sourcesOff: ['hugging-face', 'arxiv-feed'] });
    expect(addedBy(plan(state(), FEED_TIME, own))).toEqual(
      urls(listingQuestion(FRIDAY, 'cs.AI'), listingQuestion(FRIDAY, 'cs.CL')),
    );
  });

  it('is nothing by itself when the reader wants to ask by hand', () => {
    const own = settings({ schedule: 'manual' });
    expect(plan(state(), FEED_TIME, own).type).toBe('wait');
    const wished = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { wishedAt: FEED_TIME } });
    expect(addedBy(plan(state({ ledger: wished }), FEED_TIME, own))).toHaveLength(3);
    // What was asked for by hand is checked like any other, for two days.
    const unsure = { ...over(FRIDAY), lists: { 'cs.AI': read({ checkAt: FEED_TIME }), 'cs.CL': read() } };
    const checked = (wishedAt: number) =>
      addedBy(
        plan(state({ ledger: ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { ...unsure, wishedAt } }) }), FEED_TIME, own),
      );
    expect(checked(FEED_TIME - 47 * HOUR)).toEqual(urls(listingQuestion(FRIDAY, 'cs.AI')));
    expect(checked(FEED_TIME - 48 * HOUR)).toEqual([]);
  });
});

describe('the community’s list', () => {
  const readAt = (moment: number, more: Partial<NonNullable<DayEntry['community']>> = {}) =>
    ledgerOf({
      ...THURSDAY_OVER,
      [FRIDAY]: { ...over(FRIDAY), community: { at: moment, count: 3, cheap: false, commented: true, ...more } },
    });
  const isAsked = (ledger: Ledger, now: number) =>
    addedBy(plan(state({ ledger }), now)).includes(dailyQuestion(FRIDAY).url);

  it('is read again at its moments, three hours apart, and once more when its day is over', () => {
    const four = at('2026-06-26T04:00');
    expect(isAsked(readAt(four), at('2026-06-26T08:59'))).toBe(false);
    expect(isAsked(readAt(four), at('2026-06-26T09:00'))).toBe(true);
    expect(isAsked(readAt(at('2026-06-26T08:30')), at('2026-06-26T11:29'))).toBe(false);
    expect(isAsked(readAt(at('2026-06-26T08:30')), at('2026-06-26T11:30'))).toBe(true);
    expect(isAsked(readAt(at('2026-06-26T19:00')), at('2026-06-27T03:59'))).toBe(false);
    expect(isAsked(readAt(at('2026-06-26T19:00')), at('2026-06-27T04:00'))).toBe(true);
    expect(isAsked(readAt(at('2026-06-27T02:00')), at('2026-06-27T09:00'))).toBe(false);
  });

  it('is read from its first moment on, and waits its time however often it failed, also of a day gone by', () => {
    const unread = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { lists: over(FRIDAY).lists as never } });
    expect(isAsked(unread, at('2026-06-26T03:59'))).toBe(false);
    expect(isAsked(unread, at('2026-06-26T04:00'))).toBe(true);
    const isKept = (day: Day, tries: number) => {
      const ledger = ledgerOf({
        [THURSDAY]: over(THURSDAY),
        [FRIDAY]: over(FRIDAY),
        [day]: { lists: over(day).lists as never },
      });
      const step = plan(state({ ledger, queue: [queued(dailyQuestion(day), { tries, dueAt: FEED_TIME + HOUR })] }));
      expect(addedBy(step)).toEqual([]);
      return step.type === 'wait';
    };
    // Given up, it would be a new question at once, and asked as if it had never failed.
    for (const day of [THURSDAY, FRIDAY])
      expect([9, 10, 99].map((tries) => isKept(day, tries))).toEqual([true, true, true]);
  });

  it('is read again by hand after an hour where that is cheap, else after three', () => {
    const ten = at('2026-06-26T10:00');
    const wishing = (hours: number, cheap: boolean) => {
      const ledger = readAt(ten, { cheap });
      const now = ten + hours * HOUR;
      const entry = { ...(ledger.days[FRIDAY] as DayEntry), wishedAt: now };
      return isAsked({ ...ledger, days: { ...ledger.days, [FRIDAY]: entry } }, now);
    };
    expect(wishing(0.9, true)).toBe(false);
    expect(wishing(1, true)).toBe(true);
    expect(wishing(2.9, false)).toBe(false);
    expect(wishing(3, false)).toBe(true);
  });
});

describe('what comes next', () => {
  const done = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: over(FRIDAY) });

  it('is nothing before the next moment of the cadence', () => {
    const step = plan(state({ ledger: done }));
    expect(step).toEqual({ type: 'wait', until: at('2026-06-26T09:00') });
    const evening = plan(state({ ledger: done }), at('2026-06-28T22:00'));
    expect(evening).toEqual({ type: 'wait', until: at('2026-06-29T00:03') });
  });

  it('drops from the queue what can no longer be answered or is no longer wanted', () => {
    const old = queued(feedQuestion(THURSDAY, 'cs.AI'));
    const unwanted = queued(catchupQuestion(THURSDAY, 'math.CO'));
    const ancient = queued(catchupQuestion('2026-01-05' as Day, 'cs.AI'), { follows: true });
    const step = plan(state({ ledger: done, queue: [old, unwanted, ancient] }));
    expect(step).toEqual({ type: 'queue', add: [], drop: [old, unwanted, ancient] });
  });

  it('tells a question of one day from the same of another', () => {
    // The feed has one address for all days.
    const old = queued(feedQuestion(THURSDAY, 'cs.AI'));
    const lists = { 'cs.CL': read() };
    const half = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { ...over(FRIDAY), lists } });
    const step = plan(state({ ledger: half, queue: [old] }));
    expect(addedBy(step)).toEqual(urls(feedQuestion(FRIDAY, 'cs.AI')));
    expect(step.type === 'queue' && step.drop).toEqual([old]);
  });

  it('asks in vain for Comments eight times, of a past day once, and of papers that pages have told three times', () => {
    const wednesday = '2026-06-24' as Day;
    const isKept = (day: Day, tries: number, entry: Partial<DayEntry> = {}) => {
      const [slice] = commentsQuestions(day, ['2606.00001' as never]);
      if (!slice) throw new Error('no slice');
      const stored = { ...over(day), lists: { 'cs.AI': read({ comments: 'asked' }), 'cs.CL': read() }, ...entry };
      const ledger = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: over(FRIDAY), [day]: stored });
      const question = queued(slice, { tries, dueAt: FEED_TIME + HOUR });
      const step = plan(state({ ledger, queue: [question] }));
      return !(step.type === 'queue' && step.drop.length > 0);
    };
    for (const day of [FRIDAY, THURSDAY]) {
      expect(isKept(day, 7)).toBe(true);
      expect(isKept(day, 8)).toBe(false);
    }
    expect(isKept(wednesday, 0)).toBe(true);
    expect(isKept(wednesday, 1)).toBe(false);
    expect(isKept(wednesday, 7, { wishedAt: FEED_TIME - HOUR })).toBe(true);
    const known = { lists: { 'cs.AI': read(), 'cs.CL': read() } };
    expect(isKept(FRIDAY, 2, known)).toBe(true);
    expect(isKept(FRIDAY, 3, known)).toBe(false);
    expect(isKept(FRIDAY, 3, { lists: { 'cs.AI': read(), 'cs.CL': read({ comments: 'asked' }) } })).toBe(true);
    // Only the community's picks of a day without lists: nobody else can tell theirs.
    const alone = settings({ sourcesOff: ['arxiv-feed', 'arxiv-listing', 'arxiv-catchup'] });
    const [slice] = commentsQuestions(FRIDAY, ['2606.00001' as never]);
    const picks = slice && queued(slice, { tries: 3, dueAt: FEED_TIME + HOUR });
    const ledger = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { ...over(FRIDAY), lists: {} } });
    expect(plan(state({ ledger, queue: picks ? [picks] : [] }), FEED_TIME, alone).type).toBe('wait');
  });

  it('drops what a source that was switched off had to answer', () => {
    const [slice] = commentsQuestions(FRIDAY, ['2606.00001' as never]);
    const question = slice && queued(slice, { dueAt: FEED_TIME + HOUR });
    const own = settings({ sourcesOff: ['arxiv-api'] });
    expect(plan(state({ ledger: done, queue: question ? [question] : [] }), FEED_TIME, own)).toEqual({
      ...{ type: 'queue', add: [], drop: [question] },
    });
  });

  it('keeps further pages of a list until they have failed too often', () => {
    const page = queued(listingQuestion(FRIDAY, 'cs.AI', 2), { follows: true });
    expect(plan(state({ ledger: done, queue: [page] }))).toMatchObject({ type: 'ask', question: page });
    expect(plan(state({ ledger: done, queue: [{ ...page, tries: 8 }] })).type).toBe('queue');
    const other = settings({}, ['math.CO']);
    const since = { '': THURSDAY, 'math.CO': THURSDAY };
    const elsewhere = state({ ledger: { ...done, since }, queue: [page] });
    const step = plan(elsewhere, FEED_TIME, other);
    expect(step.type === 'queue' && step.drop).toEqual([page]);
  });

  it('asks for Comments when all lists have come or wait', () => {
    const lists = { 'cs.AI': read({ comments: 'unknown' }) };
    const half = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { ...over(FRIDAY), lists } });
    const other = queued(feedQuestion(FRIDAY, 'cs.CL'));
    expect(plan(state({ ledger: half, queue: [other] }))).toMatchObject({ type: 'ask' });
    const failed = { ...other, tries: 1, dueAt: FEED_TIME + HOUR };
    expect(plan(state({ ledger: half, queue: [failed] }))).toEqual({ type: 'comments', day: FRIDAY });
    const off = settings({ sourcesOff: ['arxiv-api'] });
    expect(plan(state({ ledger: half, queue: [failed] }), FEED_TIME, off).type).not.toBe('comments');
    const picks = ledgerOf({
      ...THURSDAY_OVER,
      [FRIDAY]: { ...over(FRIDAY), community: { at: FEED_TIME, count: 2, cheap: false, commented: false } },
    });
    expect(plan(state({ ledger: picks }))).toEqual({ type: 'comments', day: FRIDAY });
  });

  it('asks for Comments while others of the day were asked before, come late, or are of another day', () => {
    const lists = { 'cs.AI': read({ comments: 'unknown' }) };
    const half = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { ...over(FRIDAY), lists } });
    const feed = queued(feedQuestion(FRIDAY, 'cs.CL'));
    const next = (...queue: QueuedQuestion[]) => plan(state({ ledger: half, queue })).type;
    expect(next({ ...feed, dueAt: FEED_TIME + 90_000 })).toBe('wait');
    expect(next({ ...feed, dueAt: FEED_TIME + 90_001 })).toBe('comments');
    expect(next({ ...feed, tries: 1 })).toBe('comments');
    const [slice] = commentsQuestions(FRIDAY, ['2606.00001' as never]);
    const late = { ...feed, tries: 1, dueAt: FEED_TIME + HOUR };
    if (slice) expect(next(late, queued(slice)), 'other papers’').toBe('comments');
    const other = ledgerOf({
      ...THURSDAY_OVER,
      [THURSDAY]: { lists: over(THURSDAY).lists as never },
      [FRIDAY]: { ...over(FRIDAY), lists },
    });
    const picks = queued(dailyQuestion(THURSDAY));
    expect(plan(state({ ledger: other, queue: [late, picks] })).type).toBe('comments');
  });

  it('publishes at once what is worth it, the rest when nothing comes soon', () => {
    const dirty = (soon: boolean, composedAt?: number) =>
      ledgerOf({
        ...THURSDAY_OVER,
        [FRIDAY]: {
          ...over(FRIDAY),
          lists: { 'cs.AI': read() },
          dirty: { since: FEED_TIME, soon },
          ...(composedAt === undefined ? {} : { composedAt }),
        },
      });
    const queue = [queued(feedQuestion(FRIDAY, 'cs.CL'))];
    const compose = { type: 'compose', day: FRIDAY };
    expect(plan(state({ ledger: dirty(true), queue }))).toEqual(compose);
    expect(plan(state({ ledger: dirty(true, FEED_TIME - 9999), queue })).type).toBe('ask');
    expect(plan(state({ ledger: dirty(true, FEED_TIME - 10_000), queue }))).toEqual(compose);
    expect(plan(state({ ledger: dirty(true, FEED_TIME + HOUR), queue }))).toEqual(compose);
    expect(plan(state({ ledger: dirty(false), queue })).type).toBe('ask');
    const soon = [queued(feedQuestion(FRIDAY, 'cs.CL'), { dueAt: FEED_TIME + 2001 })];
    expect(plan(state({ ledger: dirty(true, FEED_TIME - 1), queue: soon }))).toEqual(compose);
    const lull = [queued(feedQuestion(FRIDAY, 'cs.CL'), { dueAt: FEED_TIME + 2000 })];
    expect(plan(state({ ledger: dirty(true, FEED_TIME), queue: lull }))).toEqual({
      type: 'wait',
      until: FEED_TIME + 2000,
    });
    expect(plan(state({ ledger: dirty(true, FEED_TIME), queue })).type, 'only just').toBe('ask');
    const later = [queued(feedQuestion(FRIDAY, 'cs.CL'), { tries: 1, dueAt: FEED_TIME + 90_001 })];
    expect(plan(state({ ledger: dirty(false), queue: later }))).toEqual(compose);
  });

  it('closes a run when nothing of its day comes soon', () => {
    const running = ledgerOf({
      ...THURSDAY_OVER,
      [FRIDAY]: { ...over(FRIDAY), lists: { 'cs.AI': read() }, running: true },
    });
    const soon = queued(feedQuestion(FRIDAY, 'cs.CL'), { tries: 1, dueAt: FEED_TIME + 90_000 });
    expect(plan(state({ ledger: running, queue: [soon] })).type).toBe('wait');
    const later = { ...soon, dueAt: FEED_TIME + 90_001 };
    expect(plan(state({ ledger: running, queue: [later] }))).toEqual({ type: 'finish', day: FRIDAY });
    const first = { ...later, tries: 0 };
    expect(plan(state({ ledger: running, queue: [first] })).type).toBe('wait');
    const gated = { ...first, dueAt: FEED_TIME + HOUR / 2 + 1 };
    expect(plan(state({ ledger: running, queue: [gated] }))).toEqual({ type: 'finish', day: FRIDAY });
    // A host that asked us to wait is not waited for as what was never asked is.
    const finished = { type: 'finish', day: FRIDAY };
    for (const minutes of [60, 2]) {
      const busy = told(NO_RESTS, soon.url, FEED_TIME + minutes * 60_000);
      expect(plan(state({ ledger: running, queue: [{ ...soon, tries: 0 }], rests: busy }))).toEqual(finished);
    }
    const waited = told(NO_RESTS, soon.url, FEED_TIME);
    expect(plan(state({ ledger: running, queue: [first], rests: waited })).type).toBe('wait');
  });

  it('keeps a run open for whatever of its day comes soon, and for no other day', () => {
    const running = ledgerOf({
      [THURSDAY]: { lists: over(THURSDAY).lists as never },
      [FRIDAY]: { ...over(FRIDAY), lists: { 'cs.AI': read() }, running: true },
    });
    const late = queued(feedQuestion(FRIDAY, 'cs.CL'), { tries: 1, dueAt: FEED_TIME + HOUR });
    const page = queued(listingQuestion(FRIDAY, 'cs.AI', 2), { follows: true, dueAt: FEED_TIME + 60_000 });
    const picks = queued(dailyQuestion(THURSDAY), { dueAt: FEED_TIME + 60_000 });
    expect(plan(state({ ledger: running, queue: [late, page, picks] })).type).toBe('wait');
    expect(plan(state({ ledger: running, queue: [late, picks] }))).toEqual({ type: 'finish', day: FRIDAY });
  });

  it('asks the most wanted first: the reader’s wish, the newest day’s picks, its lists, Comments, the past', () => {
    const early = '2026-06-10' as Day;
    const [slice] = commentsQuestions(FRIDAY, ['2606.00001' as never]);
    if (!slice) throw new Error('no slice');
    const wish = queued(catchupQuestion(early, 'cs.AI'));
    const past = queued(dailyQuestion(THURSDAY));
    const list = queued(feedQuestion(FRIDAY, 'cs.AI'));
    const picks = queued(dailyQuestion(FRIDAY));
    const comments = queued(slice);
    const ledger = ledgerOf({
      [THURSDAY]: { lists: over(THURSDAY).lists as never },
      [early]: { wishedAt: FEED_TIME - 1000, lists: { 'cs.CL': read() }, community: over(early).community as never },
      [FRIDAY]: { lists: { 'cs.CL': read({ comments: 'asked' }) } },
    });
    const order: string[] = [];
    let queue = [past, comments, list, picks, wish];
    while (queue.length > 0) {
      const step = decide(state({ ledger, queue }), SETTINGS, FEED_TIME, 0);
      if (step.type === 'queue') {
        // What is left out below is wanted again at once; the order of asking is what counts here.
        queue = queue.filter((one) => !step.drop.includes(one));
        const missing = step.add.filter(({ url }) => !order.includes(url));
        if (missing.length > 0) throw new Error(`unexpected ${missing[0]?.url}`);
        queue = [...queue, ...step.add.map((one) => ({ ...one, dueAt: FEED_TIME + HOUR }))];
        continue;
      }
      if (step.type !== 'ask') break;
      order.push(step.question.url);
      queue = queue.map((one) => (one === step.question ? { ...one, tries: 1, dueAt: FEED_TIME + HOUR } : one));
    }
    expect(order).toEqual(urls(wish, picks, list, comments, past));
  });

  it('asks the picks of a past day before its lists, a second look last, the newer day and what was planned first', () => {
    const first = (...queue: QueuedQuestion[]) => {
      const lists = { 'cs.AI': read({ checkAt: FEED_TIME - 1 }), 'cs.CL': read({ comments: 'asked' }) };
      const wednesday = '2026-06-24' as Day;
      const ledger = ledgerOf(
        { [wednesday]: {}, [THURSDAY]: {}, [FRIDAY]: { ...over(FRIDAY), lists } },
        { since: { '': wednesday, 'cs.AI': wednesday, 'cs.CL': wednesday } },
      );
      const late = [
        ...[THURSDAY, wednesday].flatMap((day) => [
          dailyQuestion(day),
          catchupQuestion(day, 'cs.AI'),
          catchupQuestion(day, 'cs.CL'),
        ]),
        listingQuestion(FRIDAY, 'cs.AI'),
      ].map((one) => queued(one, { tries: 1, dueAt: FEED_TIME + HOUR }));
      const others = late.filter(({ day, url }) => !queue.some((one) => one.day === day && one.url === url));
      const orders = [queue, [...queue].reverse()].map((one) => plan(state({ ledger, queue: [...one, ...others] })));
      expect(orders[1], 'in whatever order').toEqual(orders[0]);
      return orders[0]?.type === 'ask' ? orders[0].question : orders[0];
    };
    const wednesday = '2026-06-24' as Day;
    const [slice] = commentsQuestions(FRIDAY, ['2606.00001' as never]);
    if (!slice) throw new Error('no slice');
    const list = queued(catchupQuestion(THURSDAY, 'cs.AI'));
    const picks = queued(dailyQuestion(THURSDAY));
    expect(first(list, picks)).toEqual(picks);
    const look = queued(listingQuestion(FRIDAY, 'cs.AI'));
    expect(first(look, queued(slice))).toEqual(queued(slice));
    expect(first(look, picks), 'the newest day’s').toEqual(look);
    expect(first(queued(dailyQuestion(wednesday)), picks)).toEqual(picks);
    expect(first(queued(dailyQuestion(wednesday), { dueAt: FEED_TIME - 5 }), picks)).toEqual(picks);
    const [planned, after] = [
      queued(catchupQuestion(THURSDAY, 'cs.CL'), { dueAt: FEED_TIME - 2 }),
      { ...list, dueAt: FEED_TIME - 1 },
    ];
    expect(first(after, planned)).toEqual(planned);
  });

  it('counts a holiday’s picks and the batch before it as of the newest day', () => {
    const [wednesday, latest, holiday] = ['2026-11-25', '2026-11-26', '2026-11-27'] as [Day, Day, Day];
    const now = at('2026-11-27T15:00');
    const since = { '': wednesday, 'cs.AI': wednesday, 'cs.CL': wednesday };
    const ledger = ledgerOf(
      { [wednesday]: { lists: over(wednesday).lists as never }, [latest]: {}, [holiday]: {} },
      { since },
    );
    const asks = (question: Question) => {
      const wanted = [
        ...[wednesday, latest, holiday].map(dailyQuestion),
        ...['cs.AI', 'cs.CL'].map((list) => listingQuestion(latest, list)),
        feedQuestion(holiday, 'cs.AI'),
      ];
      const isReady = ({ url, day }: Question) => url === question.url && day === question.day;
      const past = queued(dailyQuestion(wednesday), { dueAt: now });
      const queue = wanted.map((one) =>
        isReady(one) || one.url === past.url
          ? queued(one, { dueAt: now })
          : queued(one, { tries: 1, dueAt: now + HOUR }),
      );
      return plan(state({ ledger, queue }), now);
    };
    for (const question of [listingQuestion(latest, 'cs.CL'), feedQuestion(holiday, 'cs.AI')])
      expect(asks(question)).toMatchObject({ type: 'ask', question });
  });

  it('wakes for a second look, for picks that may be read again, and every six hours whatever comes', () => {
    const until = (ledger: Ledger, now: number, own = SETTINGS) => {
      const step = plan(state({ ledger }), now, own);
      return step.type === 'wait' ? new Date(step.until).toISOString().slice(0, 16) : step.type;
    };
    const look = ledgerOf({
      ...THURSDAY_OVER,
      [FRIDAY]: { ...over(FRIDAY), lists: { 'cs.AI': read({ checkAt: FEED_TIME + 60_000 }), 'cs.CL': read() } },
    });
    expect(until(look, FEED_TIME)).toBe('2026-06-26T05:01');
    const picks = (moment: string, cheap: boolean) =>
      ledgerOf({
        ...THURSDAY_OVER,
        [FRIDAY]: { ...over(FRIDAY), community: { at: at(moment), count: 3, cheap, commented: true } },
      });
    // Their moment is at nine, and came too soon after the last look.
    for (const now of ['09:00', '09:10'].map((time) => at(`2026-06-26T${time}`))) {
      expect(until(picks('2026-06-26T08:30', false), now)).toBe('2026-06-26T11:30');
      expect(until(picks('2026-06-26T08:30', true), now)).toBe('2026-06-26T09:30');
    }
    expect(until(picks('2026-06-26T04:10', false), at('2026-06-26T08:30'))).toBe('2026-06-26T09:00');
    expect(until(done, at('2026-06-26T10:00'), settings({ schedule: 'manual' }))).toBe('2026-06-26T16:00');
    // Saturdays have no moments.
    expect(until(done, at('2026-06-27T10:00'))).toBe('2026-06-27T16:00');
  });

  it('waits for a host’s rest, and asks another one meanwhile', () => {
    const feed = queued(feedQuestion(FRIDAY, 'cs.CL'));
    const picks = queued(dailyQuestion(THURSDAY));
    const ledger = ledgerOf({
      [THURSDAY]: { lists: over(THURSDAY).lists as never },
      [FRIDAY]: { ...over(FRIDAY), lists: { 'cs.AI': read() } },
    });
    const rests = { ...NO_RESTS, ready: { 'arxiv-feeds': FEED_TIME + 2500 } };
    expect(plan(state({ ledger, queue: [feed, picks], rests }))).toMatchObject({ type: 'ask', question: picks });
    const alone = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { ...over(FRIDAY), lists: { 'cs.AI': read() } } });
    expect(plan(state({ ledger: alone, queue: [feed], rests }))).toEqual({ type: 'wait', until: FEED_TIME + 2500 });
  });
});

describe('a silent host', () => {
  const wednesday = '2026-06-24' as Day;
  const since = { '': wednesday, 'cs.AI': FRIDAY, 'cs.CL': FRIDAY };
  const strikes = (count: number, all = 0) => ({ ...NO_RESTS, strikes: { 'huggingface.co': count, '': all } });
  /** The day whose picks are asked for, of those with so many tries. */
  const first = (tries: Record<string, number>, rests = strikes(4), wished?: Day) => {
    const wish = wished ? { [wished]: { wishedAt: FEED_TIME } } : {};
    const queue = Object.entries(tries).map(([day, own]) =>
      queued(dailyQuestion(day as Day), { tries: own, lastFailure: { kind: 'offline' } }),
    );
    const ledger = ledgerOf({ [FRIDAY]: { lists: over(FRIDAY).lists as never }, ...wish }, { since });
    const step = plan(state({ ledger, queue, rests }), FEED_TIME, settings({ sourcesOff: ARXIV }));
    return step.type === 'ask' ? step.question.day : step.type;
  };
  const ARXIV = ['arxiv-feed', 'arxiv-listing', 'arxiv-catchup', 'arxiv-api'];

  it('is asked in turns, the newest day first, what was never asked and what the reader wants before all', () => {
    expect(first({ [FRIDAY]: 3, [THURSDAY]: 3, [wednesday]: 3 })).toBe(FRIDAY);
    expect(first({ [FRIDAY]: 4, [THURSDAY]: 3, [wednesday]: 3 })).toBe(THURSDAY);
    expect(first({ [FRIDAY]: 4, [THURSDAY]: 3, [wednesday]: 2 })).toBe(wednesday);
    expect(first({ [FRIDAY]: 1, [THURSDAY]: 0, [wednesday]: 1 })).toBe(THURSDAY);
    expect(first({ [FRIDAY]: 1, [THURSDAY]: 2, [wednesday]: 9 }, strikes(4), wednesday)).toBe(wednesday);
    expect(first({ [FRIDAY]: 4, [THURSDAY]: 3, [wednesday]: 2 }, strikes(3)), 'not silent').toBe(FRIDAY);
  });

  it('is joined by the next one at the first failure where others answer', () => {
    const ledger = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { ...over(FRIDAY), lists: { 'cs.AI': read() } } });
    const queue = [queued(feedQuestion(FRIDAY, 'cs.CL'), { tries: 1, dueAt: FEED_TIME + HOUR })];
    const joins = (own: number, all: number, tries = 1) =>
      addedBy(
        plan(
          state({
            ledger,
            queue: queue.map((one) => ({ ...one, tries })),
            rests: { ...NO_RESTS, strikes: { 'rss.arxiv.org': own, '': all } },
          }),
        ),
      );
    expect(joins(9, 9)).toEqual([]);
    expect(joins(9, 8)).toEqual([]);
    expect(joins(9, 7)).toEqual(urls(listingQuestion(FRIDAY, 'cs.CL')));
    expect(joins(9, 7, 0), 'not before').toEqual([]);
  });

  it('keeps who has joined when it turns out that nobody answers', () => {
    const ledger = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { ...over(FRIDAY), lists: { 'cs.AI': read() } } });
    const waiting = [feedQuestion, listingQuestion].map((question) =>
      queued(question(FRIDAY, 'cs.CL'), { tries: 1, dueAt: FEED_TIME + HOUR }),
    );
    const step = plan(
      state({ ledger, queue: waiting, rests: { ...NO_RESTS, strikes: { 'rss.arxiv.org': 9, '': 9 } } }),
    );
    expect(step.type).not.toBe('queue');
  });

  it('is not waited for with Comments that pages have', () => {
    const [slice] = commentsQuestions(FRIDAY, ['2606.00001' as never]);
    const lists = { 'cs.AI': read({ comments: 'asked' }), 'cs.CL': read() };
    const ledger = ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: { ...over(FRIDAY), lists } });
    const queue = slice ? [queued(slice, { tries: 1, dueAt: FEED_TIME + HOUR })] : [];
    const asks = (own: number, all: number) =>
      addedBy(plan(state({ ledger, queue, rests: { ...NO_RESTS, strikes: { 'export.arxiv.org': own, '': all } } })));
    expect(asks(9, 7)).toEqual([]);
    expect(asks(9, 6)).toEqual(urls(listingQuestion(FRIDAY, 'cs.AI')));
  });
});

describe('every decision', () => {
  const moments = fc.integer({ min: Date.parse('2026-05-01T00:00:00Z'), max: Date.parse('2026-12-31T00:00:00Z') });
  const drawn = fc.record({
    now: moments,
    away: fc.integer({ min: 0, max: 40 }),
    schedule: fc.constantFrom('announced' as const, 'mornings' as const, 'manual' as const),
    wished: fc.option(fc.integer({ min: 0, max: 120 })),
    fails: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  });

  it('brings the queue to rest in one step, bounded and with each question once', () => {
    fc.assert(
      fc.property(drawn, ({ now, away, schedule, wished }) => {
        const latest = latestDay(now);
        const since = addDays(latest, -away);
        const days = wished === null ? {} : { [addDays(latest, -wished)]: { wishedAt: now } };
        const own = settings({ schedule });
        let current = state({ ledger: ledgerOf(days, { since: { '': since, 'cs.AI': since, 'cs.CL': since } }) });
        const first = decide(current, own, now, 0);
        if (first.type !== 'queue') return;
        const keys = new Set(first.add.map((one) => `${one.day} ${one.url}`));
        expect(keys.size).toBe(first.add.length);
        expect(first.add.length).toBeLessThanOrEqual(12);
        current = { ...current, queue: first.add };
        expect(decide(current, own, now, 0).type).not.toBe('queue');
      }),
    );
  });

  it('comes to an end, however many answers fail, and never asks before its time', () => {
    fc.assert(
      fc.property(drawn, ({ now, away, schedule, wished, fails }) => {
        const latest = latestDay(now);
        const since = addDays(latest, -Math.min(away, 8));
        const days = wished === null ? {} : { [addDays(latest, -wished)]: { wishedAt: now } };
        const own = settings({ schedule });
        let ledger = ledgerOf(days, { since: { '': since, 'cs.AI': since, 'cs.CL': since } });
        let queue: QueuedQuestion[] = [];
        let asked = 0;
        for (let steps = 0; ; steps += 1) {
          expect(steps).toBeLessThan(300);
          const step = decide({ ledger, queue, rests: NO_RESTS }, own, now, 0);
          if (step.type === 'wait') {
            expect(step.until).toBeGreaterThan(now);
            break;
          }
          if (step.type === 'queue') {
            queue = [...queue.filter((one) => !step.drop.includes(one)), ...step.add];
          } else if (step.type === 'ask') {
            const { question } = step;
            expect(question.dueAt).toBeLessThanOrEqual(now);
            const isFailed = fails[asked % fails.length] ?? false;
            asked += 1;
            queue = queue.filter((one) => one !== question);
            const entry = ledger.days[question.day] ?? { lists: {} };
            if (isFailed) queue.push({ ...question, tries: question.tries + 1, dueAt: now + HOUR });
            else if (question.source === 'hugging-face') {
              const community = { at: now, count: 1, cheap: false, commented: true };
              ledger = { ...ledger, days: { ...ledger.days, [question.day]: { ...entry, community } } };
            } else {
              const lists = { ...entry.lists, [question.list]: read({ at: now }) };
              ledger = { ...ledger, days: { ...ledger.days, [question.day]: { ...entry, lists } } };
            }
          } else throw new Error(`unexpected ${step.type}`);
        }
      }),
    );
  });
});

describe('how far a day has come', () => {
  const standing = (entry: Partial<DayEntry>, queue: QueuedQuestion[] = [], own = SETTINGS, now = FEED_TIME) =>
    standingOf(FRIDAY, state({ ledger: ledgerOf({ ...THURSDAY_OVER, [FRIDAY]: entry }), queue }), own, now);

  it('is complete when all that was to be asked has answered', () => {
    expect(standing(over(FRIDAY))).toEqual({
      sources: ['arxiv-feed', 'hugging-face'],
      complete: true,
      communityOnly: false,
      failures: [],
    });
    const told = { 'cs.CL': read({ source: 'arxiv-listing' }), 'cs.AI': read() };
    const none = { at: FEED_TIME, count: 0, cheap: false, commented: true };
    expect(standing({ lists: told, community: none }).sources, 'in order, those alone that had papers').toEqual([
      'arxiv-feed',
      'arxiv-listing',
    ]);
    expect(standing({ lists: { 'cs.AI': read() } }).complete).toBe(false);
    expect(standing({ lists: { 'cs.AI': read(), 'cs.CL': read({ comments: 'unknown' }) } }).complete).toBe(false);
    const off = settings({ sourcesOff: ['arxiv-api'] });
    expect(standing({ lists: { 'cs.AI': read(), 'cs.CL': read({ comments: 'unknown' }) } }, [], off).complete).toBe(
      true,
    );
  });

  it('names what failed, and when it is asked again', () => {
    const feed = queued(feedQuestion(FRIDAY, 'cs.CL'), {
      tries: 1,
      dueAt: FEED_TIME + HOUR,
      lastFailure: { kind: 'timeout' },
    });
    const half = standing({ lists: { 'cs.AI': read() } }, [feed]);
    expect(half.complete).toBe(false);
    const missed = { source: 'arxiv-feed', list: 'cs.CL', failure: { kind: 'timeout' }, nextTry: FEED_TIME + HOUR };
    expect(half.failures).toEqual([missed]);
    const { lastFailure: _none, ...asked } = feed;
    expect(standing({ lists: { 'cs.AI': read() } }, [asked])).toMatchObject({ complete: false, failures: [] });
    expect(standing({ ...over(FRIDAY), lists: { 'cs.AI': read() } }, [feed]).failures).toEqual([missed]);
    expect(standing({ lists: { 'cs.AI': read() } }, [{ ...feed, day: THURSDAY }]).failures).toEqual([]);
  });

  it('does not speak of second looks that fail', () => {
    const look = queued(listingQuestion(FRIDAY, 'cs.CL'), { tries: 1, lastFailure: { kind: 'timeout' } });
    const picks = queued(dailyQuestion(FRIDAY), { tries: 1, lastFailure: { kind: 'timeout' } });
    const [slice] = commentsQuestions(FRIDAY, ['2606.00001' as never]);
    if (!slice) throw new Error('no slice');
    const comments = queued(slice, { tries: 1, lastFailure: { kind: 'timeout' } });
    expect(standing(over(FRIDAY), [look, picks, comments])).toMatchObject({ complete: true, failures: [] });
    const asked = { ...over(FRIDAY), lists: { 'cs.AI': read(), 'cs.CL': read({ comments: 'asked' }) } };
    expect(standing(asked, [comments])).toMatchObject({ complete: false, failures: [{ source: 'arxiv-api' }] });
  });

  it('is the community’s alone when arXiv has no batch, or it is too old to be had', () => {
    const none = { 'cs.AI': read({ count: 0 }), 'cs.CL': read({ count: 0 }) };
    expect(standing({ lists: none })).toMatchObject({ communityOnly: true, complete: true, sources: [] });
    expect(standing({ announced: false })).toMatchObject({ communityOnly: true, complete: true });
    expect(standing({ lists: {} })).toMatchObject({ communityOnly: false, complete: false });
    const old = '2024-04-08' as Day;
    expect(standingOf(old, state(), SETTINGS, FEED_TIME)).toMatchObject({ communityOnly: true, complete: true });
  });

  it('misses no list that nobody may be asked for', () => {
    const alone = { communityOnly: true, complete: true };
    const pages = ['arxiv-listing', 'arxiv-catchup'];
    const unasked = settings({ sourcesOff: ['arxiv-feed', ...pages] });
    expect(standing({}, [], unasked)).toMatchObject(alone);
    expect(standing({}, [], unasked, at('2026-06-26T00:05')), 'in the evening before').toMatchObject(alone);
    // Feeds tell of today: of this evening's batch from midnight on, of yesterday's nobody.
    const feeds = settings({ sourcesOff: pages });
    const waiting = { communityOnly: false, complete: false };
    expect(standing({}, [], feeds, at('2026-06-26T00:05'))).toMatchObject(waiting);
    expect(standing({}, [], feeds)).toMatchObject(waiting);
    expect(standing({}, [], feeds, FEED_TIME + 24 * HOUR)).toMatchObject(alone);
    expect(standing({}, [], settings({ sourcesOff: ['arxiv-feed'] }), FEED_TIME + 24 * HOUR)).toMatchObject(waiting);
  });

  it('misses only lists that were asked for then', () => {
    const ledger = ledgerOf(
      { [THURSDAY]: { lists: { 'cs.AI': read() } } },
      { since: { '': THURSDAY, 'cs.AI': THURSDAY, 'cs.CL': FRIDAY } },
    );
    expect(standingOf(THURSDAY, state({ ledger }), SETTINGS, FEED_TIME).complete).toBe(true);
  });
});
