import { beforeEach, expect, it } from 'vitest';
import './stores.ts';
import type { Day } from '../../src/core/day.ts';
import type { QueuedQuestion } from '../../src/core/queue.ts';
import { feedQuestion } from '../../src/core/sources/index.ts';
import type { Fetched } from '../../src/platform/http.ts';

const DAY = '2026-06-30' as Day;
const question: QueuedQuestion = { ...feedQuestion(DAY, 'cs.LG'), dueAt: 0, tries: 0 };
const whole: Fetched = { changed: true, body: '', bytes: 0 };

beforeEach(async () => {
  const { transact } = await import('../../src/platform/database.ts');
  await transact(['validators', 'questions'], (tx, operations) => {
    operations.push(tx.objectStore('validators').clear(), tx.objectStore('questions').put(question));
  });
});

async function known() {
  const { read } = await import('../../src/platform/database.ts');
  return read(['validators'], (tx) => tx.objectStore('validators').get(question.url));
}

it('a whole answer without a validator leaves none: the one before stood for another content', async () => {
  const { settleAnswer } = await import('../../src/background/settle.ts');
  await settleAnswer(question, [], { ...whole, etag: '"one"' });
  expect(await known()).toMatchObject({ etag: '"one"' });
  await settleAnswer(question, [], whole);
  expect((await known())?.etag).toBeUndefined();
});

it('an answer that could not be stored counts as one for its URL, unless it was asked for under a condition', async () => {
  const { settleAnswer, settleFailure } = await import('../../src/background/settle.ts');
  await settleFailure(question, { kind: 'storage-full' }, whole);
  expect((await known())?.transfers).toHaveLength(1);
  await settleFailure(question, { kind: 'offline' });
  expect((await known())?.transfers).toHaveLength(1);
  await settleAnswer(question, [], { ...whole, etag: '"one"' });
  const before = await known();
  await settleFailure(question, { kind: 'storage-full' }, whole);
  expect(await known()).toEqual(before);
});
