import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quietUntil } from '../../src/core/quiet-hours.ts';

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(`2026-06-30T${time}Z`);

it('is quiet over midnight, and until the morning', () => {
  expect(quietUntil([22, 8], at('21:59:59'), 0)).toBe(at('21:59:59'));
  expect(quietUntil([22, 8], at('22:00:00'), 0)).toBe(at('08:00:00') + 24 * HOUR);
  expect(quietUntil([22, 8], at('07:30:00'), 0)).toBe(at('08:00:00'));
  expect(quietUntil([22, 8], at('07:30:00'), 60)).toBe(at('07:30:00'));
  expect(quietUntil([1, 6], at('23:00:00'), 180)).toBe(at('03:00:00') + 24 * HOUR);
});

it('ends at the hour it is to end, and is never quiet there', () => {
  const hour = fc.integer({ min: 0, max: 24 });
  fc.assert(
    fc.property(
      hour,
      hour,
      fc.integer({ min: 0, max: 4e12 }),
      fc.integer({ min: -56, max: 56 }),
      (from, to, now, quarters) => {
        const end = quietUntil([from, to], now, quarters * 15);
        if (from === to || end === now) return end === now;
        const local = (end + quarters * 15 * 60_000) / HOUR;
        return (
          end > now &&
          end - now <= 24 * HOUR &&
          ((local % 24) + 24) % 24 === to % 24 &&
          (from % 24 === to % 24 || quietUntil([from, to], end, quarters * 15) === end)
        );
      },
    ),
  );
});
