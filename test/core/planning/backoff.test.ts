import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/failure.ts';
import { backoff, TRANSFERS, transferGate } from '../../../src/core/planning/backoff.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FAILURES: readonly Failure[] = [
  { kind: 'offline' },
  { kind: 'timeout' },
  { kind: 'unreadable', detail: 'cut off' },
  { kind: 'busy' },
  { kind: 'refused', status: 500 },
  { kind: 'stale' },
  { kind: 'too-large' },
  { kind: 'no-permission', origin: 'https://arxiv.org/*' },
  { kind: 'storage-full' },
  { kind: 'bug', detail: '' },
];

describe('waits', () => {
  it.each(FAILURES)('grow with every $kind, within a day, and part installations', (failure) => {
    const waits = [1, 2, 3, 4, 5, 6, 20].map((tries) => backoff(failure, tries, 0.5, NOW));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeGreaterThanOrEqual(MINUTE);
    expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? 0);
    expect(waits.at(-1)).toBeLessThanOrEqual(24 * HOUR);
    expect(backoff(failure, 1, 1, NOW)).toBeCloseTo(backoff(failure, 1, 0, NOW) * (5 / 3));
  });

  it('name the first and the last of the commonest', () => {
    expect(backoff({ kind: 'stale' }, 1, 0.5, NOW)).toBe(20 * MINUTE);
    expect(backoff({ kind: 'stale' }, 9, 0.5, NOW)).toBe(2 * HOUR);
    expect(backoff({ kind: 'offline' }, 1, 0.5, NOW)).toBe(MINUTE);
    const offline = [4, 5, 8, 9, 16, 17, 99].map((tries) => backoff({ kind: 'offline' }, tries, 0.5, NOW) / MINUTE);
    expect(offline).toEqual([15, 30, 30, 60, 60, 180, 180]);
    expect(backoff({ kind: 'refused', status: 503 }, 1, 0.5, NOW)).toBe(5 * MINUTE);
  });

  it('ask seldom what is our own mistake', () => {
    expect(backoff({ kind: 'refused', status: 404 }, 1, 0.5, NOW)).toBe(3 * HOUR);
    expect(backoff({ kind: 'refused', status: 400 }, 2, 0.5, NOW)).toBe(24 * HOUR);
    for (const status of [204, 500]) expect(backoff({ kind: 'refused', status }, 1, 0.5, NOW)).toBe(5 * MINUTE);
  });

  it.each(FAILURES)('never make more than forty tries a day of $kind', (failure) => {
    let [spent, tries] = [0, 0];
    while (spent < 24 * HOUR) {
      tries += 1;
      spent += backoff(failure, tries, 0, NOW);
    }
    expect(tries).toBeLessThan(40);
  });

  it('end when Retry-After says, spread over a minute', () => {
    const until = NOW + 2 * HOUR;
    expect([0, 1].map((chance) => backoff({ kind: 'busy', until }, 5, chance, NOW))).toEqual([
      2 * HOUR,
      2 * HOUR + MINUTE,
    ]);
  });

  it('never end before Retry-After, and not later than a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -HOUR, max: 100 * HOUR }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (wait, chance) => {
          const until = backoff({ kind: 'busy', until: NOW + wait }, 1, chance, NOW);
          expect(until).toBeGreaterThanOrEqual(Math.min(wait, 24 * HOUR));
          expect(until).toBeGreaterThanOrEqual(MINUTE);
          expect(until).toBeLessThanOrEqual(24 * HOUR + MINUTE);
        },
      ),
    );
  });
});

describe('whole answers of a URL without a validator', () => {
  it('come at most four a day, three hours apart', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6 * HOUR), { maxLength: 60 }), (gaps) => {
        const transfers: number[] = [];
        let now = NOW;
        for (const gap of gaps) {
          now += gap;
          if (transferGate(transfers.slice(-TRANSFERS)) <= now) transfers.push(now);
        }
        transfers.forEach((at, index) => {
          if (index >= 1) expect(at - (transfers[index - 1] ?? 0)).toBeGreaterThanOrEqual(3 * HOUR);
          if (index >= 4) expect(at - (transfers[index - 4] ?? 0)).toBeGreaterThanOrEqual(24 * HOUR);
        });
      }),
    );
    expect(transferGate([])).toBe(0);
    expect(transferGate([NOW])).toBe(NOW + 3 * HOUR);
  });
});
