// @vitest-environment happy-dom
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, type Day, isWeekday } from '../../src/core/day.ts';
import { getMessage } from './fake-words.ts';
import { prepare } from './popup-page.tsx';

beforeAll(prepare);

describe('card actions', () => {
  it('every action of the folder is in its index, once, with words and a key of its own', async () => {
    const { cardActions } = await import('../../popup/actions/index.ts');
    const folder = join(import.meta.dirname, '../../popup/actions');
    const found: unknown[] = [];
    for (const file of readdirSync(folder)) {
      const parts = (await import(join(folder, file))) as Record<string, unknown>;
      for (const part of Object.values(parts)) {
        if (typeof part === 'object' && part !== null && 'run' in part) found.push(part);
      }
    }
    expect(new Set(found)).toEqual(new Set(cardActions));
    expect(found).toHaveLength(cardActions.length);
    for (const { name, label } of cardActions) expect(getMessage(label), name).not.toBe('');
    const keys = cardActions.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('dates', () => {
  it('writes any number of them with one format each', async () => {
    const { longDate, shortDate } = await import('../../src/ui/dates.ts');
    const used = vi.spyOn(Intl.DateTimeFormat.prototype as { readonly format: unknown }, 'format', 'get');
    const days = Array.from({ length: 40 }, (_, at) => addDays('2026-06-01' as Day, at));
    expect(new Set(days.map((day) => shortDate(day)))).toHaveLength(40);
    expect(longDate('2026-06-30' as Day)).toBe('Tuesday, June 30, 2026');
    expect(shortDate('2026-06-30' as Day, '2026')).toBe('Tue, Jun 30');
    expect(used.mock.contexts).toHaveLength(42);
    expect(new Set(used.mock.contexts)).toHaveLength(3);
    used.mockRestore();
  });
});

describe('calendar', () => {
  it('shows every weekday of a month once, under its own name, and nothing else', async () => {
    const { weeksOf } = await import('../../popup/calendar.tsx');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 240 }), (months) => {
        const first = `${2020 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01` as Day;
        const weeks = weeksOf(first);
        const expected: Day[] = [];
        for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) {
          if (isWeekday(day)) expected.push(day);
        }
        expect(weeks.flat().filter(Boolean)).toEqual(expected);
        for (const week of weeks) {
          week.forEach((day, at) => {
            if (day) expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(at + 1);
          });
        }
      }),
    );
  });
});

describe('the show', () => {
  it('stays on a slide as long as it takes to read it, within limits', async () => {
    const { dwell } = await import('../../popup/show/use-pace.ts');
    expect(dwell('')).toBe(8000);
    expect(dwell('word '.repeat(60))).toBeGreaterThan(dwell('word '.repeat(30)));
    expect(dwell('word '.repeat(6000))).toBe(45_000);
  });
});
