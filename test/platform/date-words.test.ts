import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import { dayInWords, momentInWords } from '../../src/platform/date-words.ts';

const speak = (language: string) => vi.stubGlobal('chrome', { i18n: { getMessage: () => language } });

beforeEach(() => vi.stubEnv('TZ', 'Pacific/Kiritimati'));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('a day is the date it names, wherever the reader is', () => {
  speak('en');
  expect(dayInWords('2026-06-26' as Day)).toBe('June 26');
  speak('de');
  expect(dayInWords('2026-06-26' as Day)).toBe('26. Juni');
  vi.stubEnv('TZ', 'Pacific/Pago_Pago');
  expect(dayInWords('2026-06-26' as Day)).toBe('26. Juni');
});

test("a moment has the reader's date", () => {
  speak('en');
  expect(momentInWords(Date.UTC(2026, 5, 26, 12))).toBe('June 27, 2026');
});
