import { expect, test } from 'vitest';
import type { Reason } from '../../src/core/signal.ts';
import { strongestReasons } from '../../src/core/strongest-reasons.ts';

const reason = (key: string, value: number, ...args: string[]) =>
  ({ signal: key, value, phrase: { key, args } }) as Reason;
const keyword = reason('reasonKeyword', 1.2, 'diffusion', 'cs.CV');
const category = reason('reasonCategory', 0.5, 'cs.CV');
const votes = reason('reasonVotes', 0.3, '12');

test('a category that a keyword names already gives way to the next reason', () => {
  expect(strongestReasons([keyword, category, votes], 2)).toEqual([keyword, votes]);
  expect(strongestReasons([category, keyword], 2)).toEqual([keyword]);
});

test('another category stays', () => {
  const other = reason('reasonCategory', 0.5, 'cs.LG');
  expect(strongestReasons([keyword, other, votes], 2)).toEqual([keyword, other]);
});

test('what speaks against the paper is no reason to show it', () => {
  expect(strongestReasons([reason('reasonPriorAgainst', -1), votes], 2)).toEqual([votes]);
});
