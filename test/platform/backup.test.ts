import 'fake-indexeddb/auto';
import './installed.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readImport } from '../../src/core/export/read-import.ts';
import type { Mark } from '../../src/core/mark.ts';
import { SAVED_KEYS } from '../../src/core/merge-saved.ts';
import type { PaperId } from '../../src/core/paper.ts';
import { makeBackup, takeIn } from '../../src/platform/backup.ts';
import { closeDatabase, dropDatabase } from '../../src/platform/database.ts';
import { forgetEverything, forgetFetched } from '../../src/platform/forget.ts';
import { mergeIntoMarks, readMarks } from '../../src/platform/marks.ts';
import { readPaper } from '../../src/platform/papers.ts';
import { loadSettings, saveSettings } from '../../src/platform/settings-store.ts';
import { readState, writeState } from '../../src/platform/state.ts';
import { copiesMissing, syncSaved } from '../../src/platform/sync-marks.ts';
import { type FakeStorage, installExtension, makeStorage } from './fake-storage.ts';

let storage: FakeStorage;
beforeEach(() => {
  storage = makeStorage();
  installExtension(storage);
});
afterEach(() => dropDatabase());

const paper = {
  id: '2404.03648' as PaperId,
  title: 'A show',
  abstract: 'Of papers.',
  authors: ['Ada Lovelace'],
  authorCount: 1,
  categories: ['cs.AI'],
};
/** An hour ago: what is long past is forgotten between devices. */
const T = Date.now() - 3_600_000;
const marks: Mark[] = [
  {
    id: paper.id,
    savedAt: T + 1000,
    readAt: T + 2000,
    paper,
    links: [{ url: 'https://a.org/', kind: 'code', from: 'abstract' }],
  },
  { id: '2404.03683' as PaperId, savedAt: T + 500, unsavedAt: T + 900, note: 'not now' },
  { id: 'hep-th/9901001' as PaperId, hiddenAt: T + 700, lessAt: T + 700 },
];
const topic = { name: 'Strings', categories: ['hep-th'], keywords: ['black hole'], excludedKeywords: [], authors: [] };
const all = async () => ({ settings: await loadSettings(), marks: [...(await readMarks()).values()] });

/** Another device of the account: a database of its own, the same `storage.sync`. */
async function onOtherDevice<Result>(work: () => Promise<Result>): Promise<Result> {
  const here = { ...(await storage.local.get(null)) };
  const kept = await readMarks();
  await dropDatabase();
  await storage.local.clear();
  const result = await work();
  await dropDatabase();
  await storage.local.clear();
  await storage.local.set(here);
  if (kept.size > 0) await mergeIntoMarks([...kept.values()]);
  return result;
}

describe('backup', () => {
  it('taken out, everything forgotten, and brought in again is the same', async () => {
    await saveSettings({ topics: [topic], theme: 'dark', neverWords: ['survey'], highlights: 7 });
    await mergeIntoMarks(marks);
    const before = await all();
    const { text, name } = await makeBackup();
    expect(name).toMatch(/^arxiv-daily-show-backup-\d{4}-\d\d-\d\d\.json$/);

    await forgetEverything();
    expect((await all()).marks).toEqual([]);
    expect((await loadSettings()).theme).toBe('system');
    expect(await storage.local.get(null)).not.toHaveProperty([`mark:${paper.id}`]);
    expect(await storage.sync.get(null)).toEqual({});

    const read = readImport(text, 5000);
    if (!read.ok) throw new Error('not read');
    await takeIn(read.found, true);
    const after = await all();
    expect(after.marks).toEqual(before.marks);
    expect({ ...after.settings, stamps: {} }).toEqual({ ...before.settings, stamps: {} });
    await closeDatabase();
    expect((await all()).marks).toEqual(before.marks);
  });

  it('brought in twice, or over newer marks, loses nothing that is newer', async () => {
    await mergeIntoMarks(marks);
    const { text } = await makeBackup();
    await mergeIntoMarks([{ id: paper.id, unsavedAt: T + 3000 }]);
    const before = await all();
    const read = readImport(text, 5000);
    if (!read.ok) throw new Error('not read');
    await takeIn(read.found, false);
    await takeIn(read.found, false);
    expect(await all()).toEqual(before);
  });
});

describe('forgetting', () => {
  it('what was fetched goes, what is the user’s stays', async () => {
    await saveSettings({ topics: [topic] });
    await mergeIntoMarks(marks);
    await writeState('taste', { words: 1 });
    const before = await all();
    await forgetFetched();
    expect(await all()).toEqual(before);
    expect(await readState('taste')).toBeUndefined();
    expect(await readPaper(paper.id)).toBeUndefined();
  });
});

describe('saved ids in storage.sync', () => {
  it('travel to another device and back, with what was taken back', async () => {
    await mergeIntoMarks(marks);
    await syncSaved();
    await onOtherDevice(async () => {
      await syncSaved();
      expect(await copiesMissing()).toEqual([paper.id]);
      await mergeIntoMarks([
        { id: paper.id, unsavedAt: T + 4000 },
        { id: '2404.03715' as PaperId, savedAt: T + 4000 },
      ]);
      await syncSaved();
    });
    await syncSaved();
    const after = await readMarks();
    expect(after.get(paper.id)).toMatchObject({ savedAt: T + 1000, unsavedAt: T + 4000, paper });
    expect(after.get('2404.03715' as PaperId)).toEqual({ id: '2404.03715', savedAt: T + 4000 });
    expect(after.get(marks[2]?.id as PaperId)).toEqual(marks[2]);
  });

  it('an item that has not changed is not written again', async () => {
    await mergeIntoMarks(marks);
    await syncSaved();
    const { sync } = storage.writes;
    await syncSaved();
    await syncSaved();
    expect(storage.writes.sync).toBe(sync);
    expect(sync).toBe(1);
  });

  it('without sync everything stays as it is', async () => {
    storage.faults.sync = new Error('sync is off');
    await mergeIntoMarks(marks);
    await syncSaved();
    expect((await all()).marks).toHaveLength(3);
    storage.faults.sync = undefined;
    await storage.sync.set({ [SAVED_KEYS[0] as string]: { not: 'ours' } });
    await syncSaved();
    expect((await all()).marks).toHaveLength(3);
  });
});
