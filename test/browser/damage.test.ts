import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRead, isSaved, type Mark } from '../../src/core/mark.ts';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';
import { faultsOf, press, readCards, readStore, readTopics, until, untilShown, writeTopics } from './pages.ts';
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

function zero(path: string, from: number, to: number): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0, Math.floor(bytes.length * from), Math.ceil(bytes.length * to)));
}

const tables = (folder: string) => filesNamed(folder, /\.ldb$/);

/** The kinds of damage that crashes and full disks have left behind in the field, in several places of the files. */
const DAMAGE: Readonly<Record<string, (folder: string) => void>> = {
  'CURRENT is empty': (folder) => writeFileSync(join(folder, 'CURRENT'), ''),
  'the MANIFEST is cut': (folder) => {
    for (const path of filesNamed(folder, /^MANIFEST-/)) truncateSync(path, Math.floor(statSync(path).size / 2));
  },
  'the largest table is gone': (folder) => {
    for (const path of tables(folder).slice(0, 1)) rmSync(path);
  },
  'all tables are gone': (folder) => {
    for (const path of tables(folder)) rmSync(path);
  },
  'the end of the log is cut': (folder) => {
    for (const path of filesNamed(folder, /\.log$/)) truncateSync(path, Math.floor(statSync(path).size * 0.7));
  },
  'the log is empty': (folder) => {
    for (const path of filesNamed(folder, /\.log$/)) truncateSync(path, 0);
  },
  'the log is full of zeros': (folder) => {
    for (const path of filesNamed(folder, /\.log$/)) zero(path, 0, 1);
  },
  ...Object.fromEntries(
    [0, 1, 2].map((at) => [
      `table ${at} is full of zeros`,
      (folder: string) => {
        for (const path of tables(folder).slice(at, at + 1)) zero(path, 0.1, 0.9);
      },
    ]),
  ),
  'all tables are full of zeros': (folder) => {
    for (const path of tables(folder)) zero(path, 0.1, 0.9);
  },
  'all tables begin with zeros': (folder) => {
    for (const path of tables(folder)) zero(path, 0, 0.1);
  },
  'all tables end in zeros': (folder) => {
    for (const path of tables(folder)) zero(path, 0.98, 1);
  },
  'all tables have a hole': (folder) => {
    for (const path of tables(folder)) zero(path, 0.3, 0.31);
  },
};

/** The browser throws the whole database away here. */
const LOSES_ALL = /CURRENT|gone|begin|end in/;

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

/** A record that nobody else writes: as long as it is there, nothing was lost. */
function writeWitness(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('daily-show');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const write = open.result.transaction('state', 'readwrite');
          write.objectStore('state').put('here', 'witness');
          write.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
  );
}

const notes = (page: Page) => page.$$eval('.note', (all) => all.map((note) => note.textContent ?? ''));
const hasTold = async (page: Page) => (await notes(page)).some((note) => /lost the database/.test(note));

describe.concurrent('a damaged database', () => {
  const home = mkdtempSync(join(tmpdir(), 'daily-show-damage-'));
  const sound = join(home, 'sound');
  let world: World;
  let [saved, read] = ['', ''];

  beforeAll(async () => {
    world = await openWorld({ library });
    const first = await openSession('chromium', { world, now: NOON, profile: sound });
    await writeTopics(first, [TOPIC]);
    const page = await first.openOwn('popup/index.html');
    await untilShown(page, { idle: true, timeoutMs: 100_000 });
    [saved = '', read = ''] = (await readCards(page)).map(({ id }) => id);
    const marked = (id: string, stamp: keyof Mark) =>
      until('the mark', async () =>
        (await readStore<Mark>(page, 'marks')).some((mark) => mark.id === id && mark[stamp]),
      );
    await press(page, 'Save', `article[data-arxiv-id="${saved}"]`);
    await marked(saved, 'savedAt');
    await writeWitness(page);
    await fillLog(page);
    // The last thing done: it stands in the log alone.
    await press(page, 'Read', `article[data-arxiv-id="${read}"]`);
    await marked(read, 'readAt');
    await first.close();
  }, 200_000);
  afterAll(async () => {
    await world?.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  });

  it.each(Object.entries(DAMAGE))(
    '%s: marks and settings stay, one refresh brings the day back, and a loss is told',
    async (name, damage) => {
      const profile = join(home, name.replaceAll(' ', '-'));
      cpSync(sound, profile, { recursive: true });
      const folder = databaseFolder(profile);
      expect(tables(folder).length).toBeGreaterThan(2);
      damage(folder);
      const session = await openSession('chromium', { world, now: NOON, profile });
      try {
        const page = await session.openOwn('popup/index.html');
        await until('an answer of the page', async () => (await page.$('main[data-state=loading]')) === null);
        await press(page, 'Refresh');
        await untilShown(page, { idle: true, timeoutMs: 100_000 });
        const again = await session.openOwn('popup/index.html');
        const cards = await until('the day', async () => {
          const shown = await readCards(again);
          return shown.length >= 20 ? shown : undefined;
        });
        expect(cards.flatMap(faultsOf)).toEqual([]);
        const marks = await readStore<Mark>(again, 'marks');
        expect(marks.filter(isSaved).map(({ id }) => id)).toEqual([saved]);
        expect(marks.filter(isRead).map(({ id }) => id)).toEqual([read]);
        expect(await readTopics(again)).toEqual([TOPIC]);

        const [isHere] = (await readStore<unknown>(again, 'state')).filter((value) => value === 'here');
        console.log(`${name}: ${isHere ? 'the rest could be read' : 'the browser made it anew'}`);
        expect([name, isHere === undefined]).toEqual([name, LOSES_ALL.test(name) || isHere === undefined]);
        if (isHere) {
          expect(await hasTold(again)).toBe(false);
          return;
        }
        await until('the loss is told', () => hasTold(again));
        await press(again, 'Seen', '.notes');
        await until('it was seen', async () => !(await hasTold(again)));
        const later = await session.openOwn('popup/index.html');
        await untilShown(later);
        expect(await hasTold(later)).toBe(false);
      } finally {
        await session.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
      }
    },
    240_000,
  );
});
