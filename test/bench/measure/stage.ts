import type { CDPSession, Page } from 'puppeteer-core';
import { untilShown } from '../../browser/pages.ts';
import { type ChromiumSession, openSession } from '../../browser/session.ts';
import { generatedLibrary } from '../../world/generated-library.ts';
import type { Library } from '../../world/library.ts';
import { openWorld, type World } from '../../world/world.ts';
import { freshBuild } from './build.ts';

/** A Friday noon in New York: a day with a batch, and nothing due for hours. */
export const BENCH_DAY = '2026-03-20';
export const BENCH_NOW = Date.parse(`${BENCH_DAY}T16:00:00Z`);

/** A real Chromium whose extension has had its first day and is quiet. */
export interface Stage {
  readonly world: World;
  readonly session: ChromiumSession;
  /** Folder of the unpacked extension: a file put there is a page of the extension. */
  readonly extension: string;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly library?: Library;
  /** Waits until the first day is whole. */
  readonly settled?: boolean;
}

export async function openStage({ library, settled = true }: StageOptions = {}): Promise<Stage> {
  const build = await freshBuild();
  const world = await openWorld({ library: library ?? generatedLibrary({ seed: 'bench', size: 0.4 }) });
  const session = await openSession('chromium', { world, now: BENCH_NOW, build });
  if (settled) {
    const page = await session.openOwn('popup/index.html');
    await untilShown(page, { idle: true, timeoutMs: 120_000 });
    await page.evaluate(async () => {
      const { storage } = (
        globalThis as unknown as { chrome: { storage: { sync: { set(items: object): Promise<void> } } } }
      ).chrome;
      await storage.sync.set({ settings: { schedule: 'manual', pictures: false } });
    });
    await page.close();
    await rest(1500);
  }
  return {
    world,
    session,
    extension: `${session.profile}-extension`,
    close: async () => {
      await session.close();
      await world.close();
    },
  };
}

export function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Totals of a page's main thread, in ms. */
export interface Work {
  readonly task: number;
  readonly script: number;
  readonly layout: number;
}

export async function readWork(devtools: CDPSession): Promise<Work> {
  const { metrics } = (await devtools.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] };
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return {
    task: of('TaskDuration'),
    script: of('ScriptDuration'),
    layout: of('LayoutDuration') + of('RecalcStyleDuration'),
  };
}

/** Runs a function over a store's database from a page of the extension; `body` gets the open database. */
export function inDatabase<T>(
  page: Page,
  body: (db: IDBDatabase, argument: never) => Promise<T>,
  argument?: unknown,
): Promise<T> {
  return page.evaluate(
    `(async () => {
      const db = await new Promise((resolve, reject) => {
        const open = indexedDB.open('daily-show');
        open.onupgradeneeded = () => open.transaction.abort();
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      try { return await (${body.toString()})(db, ${JSON.stringify(argument ?? null)}); } finally { db.close(); }
    })()`,
  ) as Promise<T>;
}
