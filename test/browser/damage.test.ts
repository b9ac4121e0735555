import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';
import { faultsOf, readCards, readStore, readTopics, until, untilShown, writeTopics } from './pages.ts';
import { openSession } from './session.ts';

const NOON = Date.parse('2026-03-20T16:00:00Z');
const library = generatedLibrary({ seed: 'damage', size: 0.5 });
const TOPIC = {
  name: 'Kept',
  categories: ['cs.CL', 'cs.CV'],
  keywords: ['retrieval'],
  excludedKeywords: [],
  authors: [],
};

/** LevelDB's folder of the extension's IndexedDB. */
function databaseFolder(profile: string): string {
  const base = join(profile, 'Default', 'IndexedDB');
  const name = readdirSync(base).find((entry) => entry.startsWith('chrome-extension_') && entry.endsWith('.leveldb'));
  if (!name) throw new Error('there is no database to damage');
  return join(base, name);
}

const filesNamed = (folder: string, pattern: RegExp) =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).size - statSync(a).size);

/** The five kinds of damage that crashes and full disks have left behind in the field. */
const DAMAGE: Readonly<Record<string, (folder: string) => void>> = {
  'CURRENT is empty': (folder) => writeFileSync(join(folder, 'CURRENT'), ''),
  'the MANIFEST is cut': (folder) => {
    for (const path of filesNamed(folder, /^MANIFEST-/)) truncateSync(path, Math.floor(statSync(path).size / 2));
  },
  'a table is gone': (folder) => {
    for (const path of filesNamed(folder, /\.ldb$/).slice(0, 1)) rmSync(path);
  },
  'the end of the log is cut': (folder) => {
    for (const path of filesNamed(folder, /\.log$/)) truncateSync(path, Math.floor(statSync(path).size * 0.7));
  },
  'a table is full of zeros': (folder) => {
    for (const path of filesNamed(folder, /\.ldb$/).slice(0, 1)) {
      const bytes = readFileSync(path);
      bytes.fill(0, Math.floor(bytes.length * 0.1), Math.floor(bytes.length * 0.9));
      writeFileSync(path, bytes);
    }
  },
};

/** All databases of an origin share their files: some megabytes in another one move ours from the log into tables. */
function fillLog(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('filler', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('bytes', { autoIncrement: true });
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const write = open.result.transaction('bytes', 'readwrite');
          // Small ones: the browser keeps large values in files of their own.
          for (let at = 0; at < 800; at += 1) {
            write.objectStore('bytes').put(crypto.getRandomValues(new Uint8Array(16_384)));
          }
          write.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
  );
}

describe.concurrent('a damaged database', () => {
  const home = mkdtempSync(join(tmpdir(), 'daily-show-damage-'));
  const sound = join(home, 'sound');
  let world: World;
  let saved = '';

  beforeAll(async () => {
    world = await openWorld({ library });
    const first = await openSession('chromium', { world, now: NOON, profile: sound });
    await writeTopics(first, [TOPIC]);
    const page = await first.openOwn('popup/index.html');
    await untilShown(page, { idle: true, timeoutMs: 100_000 });
    saved = (await readCards(page))[0]?.id ?? '';
    await page.evaluate((id) => {
      const card = document.querySelector(`article[data-arxiv-id="${id}"]`);
      const save = [...(card?.querySelectorAll('button') ?? [])].find((button) =>
        /^Save/.test(button.getAttribute('aria-label') ?? button.textContent?.trim() ?? ''),
      );
      save?.click();
    }, saved);
    await until('the mark', async () =>
      (await readStore<{ id: string; savedAt?: number }>(page, 'marks')).some(
        (mark) => mark.id === saved && mark.savedAt,
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await fillLog(page);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await first.close();
  }, 200_000);
  afterAll(async () => {
    await world?.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  });

  it.each(Object.entries(DAMAGE))(
    '%s: marks and settings stay, and one refresh brings the day back',
    async (name, damage) => {
      const profile = join(home, name.replaceAll(' ', '-'));
      cpSync(sound, profile, { recursive: true });
      const folder = databaseFolder(profile);
      expect(filesNamed(folder, /\.ldb$/).length).toBeGreaterThan(0);
      damage(folder);
      const session = await openSession('chromium', { world, now: NOON, profile });
      try {
        const page = await session.openOwn('popup/index.html');
        await until('an answer of the page', async () => (await page.$('main[data-state=loading]')) === null, 60_000);
        await page.evaluate(() => {
          const refresh = [...document.querySelectorAll('button')].find((button) =>
            /Refresh/.test(button.getAttribute('aria-label') ?? button.textContent ?? ''),
          );
          refresh?.click();
        });
        await untilShown(page, { idle: true, timeoutMs: 100_000 });
        await page.close();
        const again = await session.openOwn('popup/index.html');
        const cards = await until('the day', async () => {
          const shown = await readCards(again);
          return shown.length >= 20 ? shown : undefined;
        });
        expect(cards.flatMap(faultsOf)).toEqual([]);
        const marks = await readStore<{ id: string; savedAt?: number }>(again, 'marks');
        expect(marks.filter(({ savedAt }) => savedAt).map(({ id }) => id)).toEqual([saved]);
        expect(await readTopics(again)).toEqual([TOPIC]);
      } finally {
        await session.close();
      }
    },
    240_000,
  );
});
