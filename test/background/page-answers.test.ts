import './stores.ts';
import { beforeEach, expect, it } from 'vitest';
import { handlers } from '../../src/background/answers.ts';
import { utcDay } from '../../src/core/day.ts';
import { dropDatabase } from '../../src/platform/database.ts';
import { readMark } from '../../src/platform/marks.ts';
import type { Asker } from '../../src/platform/messages.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { idOf, storeDay, write } from './stores.ts';

const ID = idOf(1);
const PAGE: Asker = { from: 'page', isPrivate: false, path: `/abs/${ID}` };

beforeEach(async () => {
  await dropDatabase();
  installExtension(makeStorage());
});

it('a paper saved on its page is kept as it is, without what is only of the cache', async () => {
  await storeDay(utcDay(Date.now()), [write('snow', 1)]);
  expect(await handlers.save(ID, PAGE)).toBe(true);
  expect(await readMark(ID)).toEqual({ id: ID, savedAt: expect.any(Number), paper: write('snow', 1), links: [] });
  expect(await handlers.save(ID, PAGE)).toBe(false);
});

it('a paper that nobody has told of is saved all the same', async () => {
  expect(await handlers.save(ID, PAGE)).toBe(true);
  expect(await readMark(ID)).toEqual({ id: ID, savedAt: expect.any(Number) });
});
