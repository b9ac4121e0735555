import './stores.ts';
import { beforeEach, expect, it, vi } from 'vitest';
import { handlers } from '../../src/background/answers.ts';
import { utcDay } from '../../src/core/day.ts';
import { database, dropDatabase, read } from '../../src/platform/database.ts';
import { changeMark } from '../../src/platform/marks.ts';
import type { Asker } from '../../src/platform/messages.ts';
import { noteOpened } from '../../src/platform/opened.ts';
import { writePlace } from '../../src/platform/place.ts';
import { saveSettings } from '../../src/platform/settings-store.ts';
import { type FakeStorage, installExtension, makeStorage } from '../platform/fake-storage.ts';
import { idOf, storeDay, write } from './stores.ts';

const ID = idOf(1);
const PERMISSIONS = { contains: async () => true, getAll: async () => ({ origins: ['https://huggingface.co/*'] }) };
const WORDS = { getUILanguage: () => 'en', getMessage: () => 'en' };
const page = (isPrivate: boolean): Asker => ({ from: 'page', isPrivate, path: `/abs/${ID}` });

let storage: FakeStorage;
let kept: Map<string, string>;
beforeEach(async () => {
  await dropDatabase();
  storage = makeStorage();
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  installExtension(storage, { extension: { inIncognitoContext: false }, permissions: PERMISSIONS, i18n: WORDS });
  vi.stubGlobal('fetch', async () => new Response('{"githubRepo":"https://github.com/ada/engine"}', { status: 200 }));
  await storeDay(utcDay(Date.now()), [write('snow', 1)]);
  await saveSettings({ learnFromArxiv: true, sourcesOff: [] });
});

/** All that is stored of anything. */
async function everything(): Promise<string> {
  const names = [...(await database()).objectStoreNames];
  const records = names.map((name) => read([name], (tx) => tx.objectStore(name).getAll()));
  const stored = [await Promise.all(records), await storage.local.get(null), await storage.sync.get(null), [...kept]];
  return JSON.stringify(stored);
}

it.each(['mediaOf', 'save', 'layoutUnknown'] as const)('keeps nothing of "%s" from a private window', async (verb) => {
  const before = await everything();
  await handlers[verb](ID, page(true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await everything()).toBe(before);
  await handlers[verb](ID, page(false));
  await vi.waitFor(async () => expect(await everything()).not.toBe(before));
});

it('keeps nothing of a look from a private window but when the hosts may be asked again', async () => {
  await dropDatabase();
  const during: string[] = [];
  vi.stubGlobal('fetch', async () => {
    during.push(await everything());
    return new Response('{"models":[{"id":"ada/engine"}]}', { status: 200 });
  });
  expect(await handlers.lookFor(ID, page(true))).not.toEqual([]);
  expect([...during, await everything()].filter((stored) => stored.includes(ID) || stored.includes('ada'))).toEqual([]);
  expect(during).not.toEqual([]);
  await handlers.lookFor(ID, page(false));
  expect(await everything()).toContain(ID);
});

it('keeps nothing of what is done on a page of its own in a private window', async () => {
  installExtension(storage, { extension: { inIncognitoContext: true } });
  const before = await everything();
  await changeMark(ID, { savedAt: 1 });
  await noteOpened(ID, 2);
  writePlace('popup', { day: '2026-03-20' }, 3);
  expect(await everything()).toBe(before);
});
