import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  begun,
  busyUntil,
  ended,
  failed,
  NO_RESTS,
  ownStrikes,
  type Rests,
  readyAt,
  restsFrom,
  settled,
  strikesOf,
  told,
} from '../../../src/core/planning/rests.ts';

const RSS = 'https://rss.arxiv.org/rss/cs.AI';
const API = 'https://export.arxiv.org/api/query?id_list=2606.00001';
const PAGE = 'https://arxiv.org/list/cs.AI/new';
const HUB = 'https://huggingface.co/api/daily_papers?date=2026-06-26&limit=100';
const PAUSES: Readonly<Record<string, number>> = { [RSS]: 3000, [API]: 3000, [PAGE]: 15_000, [HUB]: 1000 };
const NOW = 1_800_000_000_000;

describe('rests', () => {
  it('lets feeds and API wait for one another, pages fifteen seconds for pages, and nobody for Hugging Face', () => {
    const afterFeed = ended(NO_RESTS, RSS, 3000, NOW);
    expect(readyAt(afterFeed, API, NOW)).toBe(NOW + 3000);
    expect(readyAt(afterFeed, PAGE, NOW)).toBe(NOW + 3000);
    expect(readyAt(afterFeed, HUB, NOW)).toBe(0);
    expect(readyAt(ended(NO_RESTS, HUB, 1000, NOW), PAGE, NOW)).toBe(0);
    const afterPage = ended(NO_RESTS, PAGE, 15_000, NOW);
    expect(readyAt(afterPage, PAGE, NOW)).toBe(NOW + 15_000);
    expect(readyAt(afterPage, RSS, NOW)).toBe(NOW + 3000);
  });

  it('keeps every pause whatever the order of requests', () => {
    const urls = fc.array(fc.tuple(fc.constantFrom(RSS, API, PAGE, HUB), fc.nat(5000)), { maxLength: 30 });
    fc.assert(
      fc.property(urls, (asked) => {
        let rests: Rests = NO_RESTS;
        let now = NOW;
        const ends: Record<string, number> = {};
        for (const [url, takes] of asked) {
          now = Math.max(now, readyAt(rests, url, now));
          const family = url === API ? RSS : url;
          expect(now - (ends[family] ?? 0)).toBeGreaterThanOrEqual(PAUSES[url] ?? 0);
          rests = begun(rests, url, PAUSES[url] ?? 0, now);
          now += takes;
          rests = ended(rests, url, PAUSES[url] ?? 0, now);
          expect(rests.inFlight).toBeUndefined();
          ends[family] = now;
        }
      }),
    );
  });

  it('takes a request whose worker died as ended when the next one looks', () => {
    const dead = begun(NO_RESTS, PAGE, 15_000, NOW);
    expect(settled(dead, NOW + 60_000)).toEqual(ended(NO_RESTS, PAGE, 15_000, NOW + 60_000));
    expect(readyAt(begun(dead, HUB, 1000, NOW + 60_000), PAGE, NOW + 60_000)).toBe(NOW + 75_000);
    expect(settled(NO_RESTS, NOW)).toBe(NO_RESTS);
  });

  it('is kept from every source when nothing is known of what was asked before', () => {
    const rests = restsFrom(NOW);
    expect([RSS, API, PAGE, HUB].map((url) => readyAt(rests, url, NOW) - NOW)).toEqual([3000, 3000, 15_000, 1000]);
    expect(strikesOf(rests, RSS)).toBe(0);
  });

  it('leaves a host alone as long as it asked, and only that host', () => {
    const busy = told(NO_RESTS, RSS, NOW + 3_600_000);
    expect(readyAt(busy, RSS, NOW)).toBe(NOW + 3_600_000);
    expect(readyAt(busy, API, NOW)).toBe(0);
    expect(busyUntil(busy, RSS, NOW)).toBe(NOW + 3_600_000);
    expect(busyUntil(busy, API, NOW)).toBe(0);
    const again = told(busy, RSS, NOW + 7_200_000);
    expect(strikesOf(again, RSS)).toBe(2);
    expect(strikesOf(told(again, RSS, undefined), RSS)).toBe(0);
    expect(readyAt(told(again, RSS, undefined), RSS, NOW)).toBe(0);
  });

  it('asks a host that fails whatever it is asked a quarter as often, until it answers', () => {
    let rests: Rests = NO_RESTS;
    const pauses = Array.from({ length: 6 }, () => {
      rests = ended(failed(rests, PAGE), PAGE, 15_000, NOW);
      return readyAt(rests, PAGE, NOW) - NOW;
    });
    expect(pauses).toEqual([15_000, 15_000, 15_000, 60_000, 60_000, 60_000]);
    expect(readyAt(rests, RSS, NOW)).toBe(NOW + 3000);
    rests = ended(told(rests, PAGE, undefined), PAGE, 15_000, NOW);
    expect(readyAt(rests, PAGE, NOW)).toBe(NOW + 15_000);
  });

  it('knows what a host has failed by itself: the strikes before another one was heard', () => {
    let rests: Rests = NO_RESTS;
    for (const url of [HUB, HUB, PAGE, HUB]) rests = failed(rests, url);
    expect(
      [HUB, PAGE].map((url) => ownStrikes(rests, url)),
      'nobody answers',
    ).toEqual([-1, -3]);
    rests = told(rests, RSS, undefined);
    expect([HUB, PAGE, RSS].map((url) => ownStrikes(rests, url))).toEqual([3, 1, 0]);
    rests = failed(rests, HUB);
    expect(ownStrikes(rests, HUB), 'this one may be the network’s').toBe(3);
    rests = told(rests, RSS, NOW + 1000);
    expect(ownStrikes(rests, HUB), 'who asks us to wait was heard').toBe(4);
    expect(ownStrikes(told(rests, HUB, undefined), HUB)).toBe(0);
  });

  it('is not silenced by a clock that was set back', () => {
    const later = told(ended(NO_RESTS, PAGE, 15_000, NOW), RSS, NOW + 3_600_000);
    const earlier = NOW - 365 * 86_400_000;
    expect(readyAt(later, PAGE, earlier)).toBe(earlier + 60_000);
    expect(readyAt(later, RSS, earlier)).toBe(earlier + 25 * 3_600_000);
  });
});
