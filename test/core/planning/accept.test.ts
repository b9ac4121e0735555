import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/core/day.ts';
import type { Announce, PaperId } from '../../../src/core/paper.ts';
import { judgeListing, type Knowledge } from '../../../src/core/planning/accept.ts';
import type { ListEntry } from '../../../src/core/planning/ledger.ts';
import { newsOf, repeats } from '../../../src/core/planning/verdict.ts';
import type { ListingEntry } from '../../../src/core/source.ts';
import { catchupQuestion, feedQuestion, listingQuestion } from '../../../src/core/sources/index.ts';

const DAY = '2026-06-26' as Day;
const BEFORE = '2026-06-25' as Day;
const NOW = Date.parse('2026-06-26T05:00:00Z');
const HOUR = 3_600_000;

const entries = (from: number, count: number, announce: Announce = 'new'): ListingEntry[] =>
  Array.from({ length: count }, (_, at) => ({ id: `2606.${String(from + at).padStart(5, '0')}` as PaperId, announce }));

const feed = feedQuestion(DAY, 'cs.AI');
const listing = listingQuestion(DAY, 'cs.AI');
const catchup = catchupQuestion(DAY, 'cs.AI');
const yesterday = entries(100, 10);

const knowing = (more: Partial<Knowledge> = {}): Knowledge => ({
  ...{
    entry: { lists: {} },
    previous: yesterday,
    isPreviousDoubted: false,
    isAnnounced: true,
    tries: 0,
    chance: 0,
    now: NOW,
  },
  ...more,
});
const listed = (more: Partial<ListEntry> = {}): ListEntry => ({
  ...{ source: 'arxiv-feed', at: NOW, count: 5, comments: 'unknown' },
  ...more,
});

describe('a batch', () => {
  it('that follows a known one is taken for good', () => {
    expect(judgeListing({ question: feed, day: DAY, entries: entries(200, 8) }, knowing())).toEqual({
      type: 'taken',
      announced: true,
      entry: { source: 'arxiv-feed', at: NOW, count: 8, comments: 'unknown' },
    });
  });

  it('counts new and crossed papers as news, not revised ones', () => {
    const mixed = [...entries(200, 3), ...entries(300, 2, 'cross'), ...entries(400, 4, 'replace')];
    expect(newsOf(mixed)).toHaveLength(5);
    expect(judgeListing({ question: feed, day: DAY, entries: mixed }, knowing())).toMatchObject({
      entry: { count: 5 },
    });
  });

  it('with another date is not the one that is due', () => {
    const answer = { question: listing, day: BEFORE, entries: entries(200, 8) };
    expect(judgeListing(answer, knowing())).toEqual({ type: 'stale' });
    expect(judgeListing(answer, knowing({ isAnnounced: false }))).toEqual({ type: 'none' });
  });

  it('with yesterday’s papers under today’s date is recognised', () => {
    expect(judgeListing({ question: feed, day: DAY, entries: yesterday }, knowing())).toEqual({ type: 'stale' });
    const half = [...yesterday.slice(0, 5), ...entries(200, 5)];
    expect(judgeListing({ question: feed, day: DAY, entries: half }, knowing())).toEqual({ type: 'stale' });
    const few = [...yesterday.slice(0, 4), ...entries(200, 5)];
    expect(judgeListing({ question: feed, day: DAY, entries: few }, knowing()).type).toBe('taken');
    const revised = yesterday.map(({ id }): ListingEntry => ({ id, announce: 'replace' }));
    expect(repeats([...entries(200, 2), ...revised], yesterday)).toBe(false);
    expect(repeats([], yesterday)).toBe(false);
  });

  it('whose predecessor is unknown is looked at again on a dated page', () => {
    // A batch that may be an older one itself says nothing of the one after it, which may be its own, late.
    const unknown = [{ previous: [] }, { isPreviousDoubted: true }].map(knowing);
    for (const known of unknown) {
      const verdict = judgeListing({ question: feed, day: DAY, entries: entries(200, 8) }, known);
      expect(verdict).toMatchObject({ type: 'taken', entry: { checkAt: NOW + 600_000 } });
      for (const question of [listing, catchup]) {
        const dated = judgeListing({ question, day: DAY, entries: entries(200, 8) }, known);
        expect(dated).toEqual({
          type: 'taken',
          announced: true,
          entry: { source: question.source, at: NOW, count: 8, comments: 'known' },
        });
      }
    }
    const onlyRevised = { question: feed, day: DAY, entries: entries(200, 3, 'replace') };
    expect(judgeListing(onlyRevised, knowing())).toMatchObject({ entry: { count: 0, checkAt: NOW + 600_000 } });
  });

  it('spreads the second look', () => {
    const verdict = judgeListing(
      { question: feed, day: DAY, entries: entries(200, 8) },
      knowing({ previous: [], chance: 1 }),
    );
    expect(verdict).toMatchObject({ entry: { checkAt: NOW + 1_200_000 } });
  });

  it('keeps knowing Comments that are known', () => {
    const entry = { lists: { 'cs.AI': listed({ comments: 'known' }) } };
    const verdict = judgeListing({ question: feed, day: DAY, entries: entries(200, 8) }, knowing({ entry }));
    expect(verdict).toMatchObject({ entry: { comments: 'known' } });
  });
});

describe('an empty list', () => {
  const empty = { question: feed, day: DAY, entries: [] };

  it('is late at first, whoever says so', () => {
    expect(judgeListing(empty, knowing())).toEqual({ type: 'stale' });
    expect(judgeListing({ ...empty, question: listing }, knowing({ tries: 5 }))).toEqual({ type: 'stale' });
    expect(judgeListing(empty, knowing({ isAnnounced: false }))).toEqual({ type: 'none' });
  });

  it('is believed for the time being when other lists have news and it was asked twice', () => {
    const entry = { lists: { 'cs.CL': listed() } };
    expect(judgeListing(empty, knowing({ entry }))).toEqual({ type: 'stale' });
    expect(judgeListing(empty, knowing({ entry, tries: 1 }))).toEqual({
      type: 'taken',
      entry: { source: 'arxiv-feed', at: NOW, count: 0, comments: 'known', checkAt: NOW + 4 * HOUR },
    });
    const alone = { lists: { 'cs.CL': listed({ count: 0 }) } };
    expect(judgeListing(empty, knowing({ entry: alone, tries: 1 }))).toEqual({ type: 'stale' });
  });

  it('of a day gone by is believed, and checked until it was empty for twenty hours', () => {
    const past = { question: catchup, day: DAY, entries: [] };
    expect(judgeListing(past, knowing({ chance: 0.5 }))).toMatchObject({
      entry: { count: 0, checkAt: NOW + 6 * HOUR },
    });
    const since = (hours: number, source = 'arxiv-catchup') => ({
      lists: { 'cs.AI': listed({ count: 0, source, at: NOW - hours * HOUR }) },
    });
    expect(judgeListing(past, knowing({ entry: since(19.9) }))).toMatchObject({
      entry: { at: NOW - 19.9 * HOUR, checkAt: NOW + 0.1 * HOUR },
    });
    const sure = judgeListing(past, knowing({ entry: since(20) }));
    expect(sure).toEqual({
      type: 'taken',
      entry: { source: 'arxiv-catchup', at: NOW - 20 * HOUR, count: 0, comments: 'known' },
    });
    expect(judgeListing({ ...past, question: listing }, knowing({ entry: since(20) }))).toMatchObject({
      entry: { checkAt: NOW + 4 * HOUR },
    });
    // A feed without news may have been an older batch: the twenty hours begin with the first page.
    expect(judgeListing(past, knowing({ entry: since(40, 'arxiv-feed') }))).toMatchObject({
      entry: { source: 'arxiv-catchup', at: NOW, checkAt: NOW + 4 * HOUR },
    });
  });

  it('on the page of the day is believed for the time being when it was asked for eight hours, the only list or not', () => {
    const page = { ...empty, question: listing };
    expect(judgeListing(page, knowing({ tries: 6 }))).toEqual({
      type: 'taken',
      entry: { source: 'arxiv-listing', at: NOW, count: 0, comments: 'known', checkAt: NOW + 4 * HOUR },
    });
    expect(judgeListing(empty, knowing({ tries: 6 }))).toEqual({ type: 'stale' });
  });

  it('takes away what only a feed has said, when pages say otherwise for twenty hours', () => {
    const fed = (hours: number, source = 'arxiv-feed') => ({
      lists: { 'cs.AI': listed({ count: 7, source, at: NOW - 50 * HOUR, emptySince: NOW - hours * HOUR }) },
    });
    const count = (question: typeof feed, entry: ReturnType<typeof fed>) => {
      const verdict = judgeListing({ ...empty, question }, knowing({ entry }));
      return verdict.type === 'taken' ? [verdict.entry.source, verdict.entry.count] : verdict.type;
    };
    expect(count(catchup, fed(20))).toEqual(['arxiv-catchup', 0]);
    expect(count(listing, fed(20))).toEqual(['arxiv-listing', 0]);
    expect(count(catchup, fed(19.9))).toEqual(['arxiv-feed', 7]);
    expect(count(feed, fed(20))).toEqual(['arxiv-feed', 7]);
    expect(count(catchup, fed(20, 'arxiv-listing'))).toEqual(['arxiv-listing', 7]);
    expect(judgeListing({ ...empty, question: listing }, knowing({ entry: fed(20) }))).toMatchObject({
      entry: { at: NOW, checkAt: NOW + 4 * HOUR },
    });
    // Pages may be wrong: for twenty hours more they are looked at, whichever it was that decided.
    expect(judgeListing({ ...empty, question: catchup }, knowing({ entry: fed(20) }))).toMatchObject({
      entry: { at: NOW, checkAt: NOW + 4 * HOUR },
    });
    // Pages may be late for hours: the twenty begin with the first that is empty, however old the feed's word is.
    const old = { lists: { 'cs.AI': listed({ count: 7, at: NOW - 50 * HOUR }) } };
    expect(judgeListing({ ...empty, question: catchup }, knowing({ entry: old }))).toMatchObject({
      entry: { count: 7, emptySince: NOW, checkAt: NOW + 4 * HOUR },
    });
  });

  it('is empty once more where a page had said so, whoever says it then', () => {
    const entry = { lists: { 'cs.AI': listed({ count: 0, source: 'arxiv-listing', at: NOW - 20 * HOUR }) } };
    expect(judgeListing({ ...empty, question: catchup }, knowing({ entry }))).toEqual({
      type: 'taken',
      entry: { source: 'arxiv-catchup', at: NOW - 20 * HOUR, count: 0, comments: 'known' },
    });
  });

  it('spreads its further looks', () => {
    for (const count of [7, 0]) {
      const entry = { lists: { 'cs.AI': listed({ count }) } };
      const verdict = judgeListing({ ...empty, question: listing }, knowing({ entry, chance: 1 }));
      expect(verdict).toMatchObject({ entry: { count, checkAt: NOW + 8 * HOUR } });
    }
  });

  it('does not take away what stood there before', () => {
    const entry = { lists: { 'cs.AI': listed({ count: 7 }) } };
    expect(judgeListing({ ...empty, question: catchup }, knowing({ entry }))).toEqual({
      type: 'taken',
      entry: { ...listed({ count: 7 }), emptySince: NOW, checkAt: NOW + 4 * HOUR },
    });
  });
});
