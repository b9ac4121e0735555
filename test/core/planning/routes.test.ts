import { describe, expect, it } from 'vitest';
import { addDays, type Day, newYorkTime } from '../../../src/core/day.ts';
import { isAnswerable, isObtainable, routesOf } from '../../../src/core/planning/routes.ts';
import { catchupQuestion, dailyQuestion, feedQuestion, listingQuestion } from '../../../src/core/sources/index.ts';

const THURSDAY = '2026-06-25' as Day;
const FRIDAY = '2026-06-26' as Day;
const SATURDAY = '2026-06-27' as Day;
const nobody = (_source: string) => false;
const only =
  (...names: string[]) =>
  (source: string) =>
    !names.includes(source);
const routes = (day: Day, now: number, isOff = nobody) =>
  routesOf(day, 'cs.AI', now, isOff).map(({ source }) => source);

describe('who tells a list', () => {
  it('is the feed and the page from New York’s midnight to 20:00, the page alone the evening before', () => {
    const [evening, midnight, next] = [
      newYorkTime(THURSDAY, 20),
      newYorkTime(FRIDAY, 0),
      newYorkTime(FRIDAY, 20),
    ] as const;
    expect(routes(FRIDAY, evening - 1)).toEqual([]);
    expect(routes(FRIDAY, evening)).toEqual(['arxiv-listing']);
    expect(routes(FRIDAY, midnight - 1)).toEqual(['arxiv-listing']);
    expect(routes(FRIDAY, midnight)).toEqual(['arxiv-feed', 'arxiv-listing']);
    expect(routes(THURSDAY, evening - 1)).toEqual(['arxiv-feed', 'arxiv-listing']);
    // For the rest of the evening the page has the next batch, and catch-up does not have this one yet.
    expect(routes(THURSDAY, evening)).toEqual(['arxiv-feed']);
    expect(routes(THURSDAY, midnight)).toEqual(['arxiv-catchup']);
    // Over the weekend the page still has Friday's, or lags, and catch-up has it as well.
    expect(routes(FRIDAY, next)).toEqual(['arxiv-feed', 'arxiv-listing']);
    expect(routes(FRIDAY, newYorkTime(SATURDAY, 12))).toEqual(['arxiv-listing', 'arxiv-catchup']);
    expect(routesOf(FRIDAY, 'math.CO', midnight, nobody)).toEqual([
      feedQuestion(FRIDAY, 'math.CO'),
      listingQuestion(FRIDAY, 'math.CO'),
    ]);
  });

  it('is catch-up for ninety days with today, and nobody before', () => {
    const noon = newYorkTime(FRIDAY, 12);
    const [last, gone] = [addDays(FRIDAY, -89), addDays(FRIDAY, -90)];
    expect(routes(last, noon)).toEqual(['arxiv-catchup']);
    expect(routes(gone, noon)).toEqual([]);
    expect([last, gone].map((day) => isObtainable(day, noon, nobody))).toEqual([true, false]);
    expect([last, gone].map((day) => isAnswerable(catchupQuestion(day, 'cs.AI'), noon))).toEqual([true, false]);
  });

  it('is nobody who is switched off', () => {
    const noon = newYorkTime(FRIDAY, 12);
    expect(routes(FRIDAY, noon, only('arxiv-listing'))).toEqual(['arxiv-listing']);
    expect(routes(THURSDAY, noon, only('arxiv-feed'))).toEqual([]);
  });
});

describe('a list can still be had', () => {
  const evening = newYorkTime(THURSDAY, 22);

  it('from the feed until New York’s day ends', () => {
    const feed = only('arxiv-feed');
    expect(isObtainable(FRIDAY, evening, feed), 'from midnight on').toBe(true);
    expect(isObtainable(THURSDAY, evening, feed)).toBe(true);
    expect(isObtainable(THURSDAY, newYorkTime(FRIDAY, 0), feed)).toBe(false);
  });

  it('from the page until the next batch is on it', () => {
    const page = only('arxiv-listing');
    expect(isObtainable(THURSDAY, newYorkTime(THURSDAY, 20) - 1, page)).toBe(true);
    expect(isObtainable(THURSDAY, evening, page)).toBe(false);
    expect(isObtainable(FRIDAY, newYorkTime(SATURDAY, 12), page)).toBe(true);
  });

  it('from catch-up afterwards, and from nobody where all are switched off', () => {
    expect(isObtainable(THURSDAY, newYorkTime(FRIDAY, 12), only('arxiv-catchup'))).toBe(true);
    expect(isObtainable(FRIDAY, newYorkTime(FRIDAY, 12), only())).toBe(false);
  });
});

describe('a question can still be answered', () => {
  it('by the feed on its day, by the page while it shows it, by the others always', () => {
    const feed = feedQuestion(FRIDAY, 'cs.AI');
    expect(
      [newYorkTime(FRIDAY, 0) - 1, newYorkTime(FRIDAY, 0), newYorkTime(SATURDAY, 0) - 1, newYorkTime(SATURDAY, 0)].map(
        (now) => isAnswerable(feed, now),
      ),
    ).toEqual([false, true, true, false]);
    const page = listingQuestion(FRIDAY, 'cs.AI');
    expect(
      [
        newYorkTime(THURSDAY, 20) - 1,
        newYorkTime(THURSDAY, 20),
        newYorkTime(addDays(FRIDAY, 2), 20) - 1,
        newYorkTime(addDays(FRIDAY, 2), 20),
      ].map((now) => isAnswerable(page, now)),
    ).toEqual([false, true, true, false]);
    expect(isAnswerable(dailyQuestion('2024-01-02' as Day), newYorkTime(FRIDAY, 0))).toBe(true);
  });
});
