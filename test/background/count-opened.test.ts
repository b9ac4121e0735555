import './stores.ts';
import { beforeEach, expect, it } from 'vitest';
import { countOpened } from '../../src/background/chores/count-opened.ts';
import { utcDay } from '../../src/core/day.ts';
import { dropDatabase } from '../../src/platform/database.ts';
import { readMarks } from '../../src/platform/marks.ts';
import type { Asker } from '../../src/platform/messages.ts';
import { saveSettings } from '../../src/platform/settings-store.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { idOf, storeDay, write } from './stores.ts';

const PAGE: Asker = { from: 'page', isPrivate: false, path: `/abs/${idOf(1)}v2` };

beforeEach(async () => {
  await dropDatabase();
  installExtension(makeStorage());
  await storeDay(utcDay(Date.now()), [write('snow', 1)]);
});

it('a paper opened on arXiv counts once, with its copy, where the reader wants that', async () => {
  await saveSettings({ learnFromArxiv: true });
  await countOpened(idOf(1), PAGE);
  const [mark] = (await readMarks()).values();
  expect(mark).toMatchObject({ id: idOf(1), paper: write('snow', 1) });
  expect(Math.abs((mark?.openedAt ?? 0) - Date.now())).toBeLessThan(10_000);
  await new Promise((resolve) => setTimeout(resolve, 3));
  await countOpened(idOf(1), { ...PAGE, path: `/abs/arXiv:${idOf(1)}` });
  expect([...(await readMarks()).values()]).toEqual([mark]);
});

it('nothing is counted unasked, of private windows, of lists, of our own pages, of unknown papers', async () => {
  await countOpened(idOf(1), PAGE);
  await saveSettings({ learnFromArxiv: true });
  await countOpened(idOf(1), { ...PAGE, isPrivate: true });
  await countOpened(idOf(1), { ...PAGE, path: '/list/cs.LG/new' });
  await countOpened(idOf(1), { ...PAGE, from: 'own' });
  await countOpened(idOf(1), { from: 'page', isPrivate: false });
  await countOpened(idOf(2), PAGE);
  expect(await readMarks()).toEqual(new Map());
});
