import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import { randomFrom } from '../world/random.ts';
import { openWorld, type World } from '../world/world.ts';
import { rudeness } from './manners.ts';
import { askedByExtension, faultsOf, readCards, readStore, until, untilShown } from './pages.ts';
import { openSession, type Session } from './session.ts';

const FRIDAY = '2026-03-20';
const NOON = Date.parse(`${FRIDAY}T16:00:00Z`);
/** Kills in all; `KILLS=200 npx vitest run --project browser survival` for the long way. */
const KILLS = Number(process.env.KILLS ?? 15);
const PER_SESSION = 5;
const library = generatedLibrary({ seed: 'survival', size: 0.6 });

interface Stored {
  readonly digest: { id: string; topics: readonly string[]; links: readonly unknown[] }[];
  readonly papers: string[];
  readonly complete: boolean;
}

/** What is stored of the day, without times. */
async function readDay(session: Session): Promise<Stored> {
  const page = await session.openOwn('popup/index.html');
  await untilShown(page);
  interface Digest {
    readonly day: string;
    readonly complete: boolean;
    readonly cards: { id: string; topics: string[]; links: unknown[] }[];
  }
  const digest = (await readStore<Digest>(page, 'digests')).find(({ day }) => day === FRIDAY);
  const papers = (await readStore<{ id: string }>(page, 'papers')).map(({ id }) => id);
  await page.close();
  return {
    digest: (digest?.cards ?? []).map(({ id, topics, links }) => ({ id, topics, links })),
    papers: papers.sort(),
    complete: digest?.complete ?? false,
  };
}

async function finish(session: Session): Promise<Stored> {
  return until(
    'the whole day',
    async () => {
      const page = await session.openOwn('popup/index.html');
      await untilShown(page, { idle: true, timeoutMs: 100_000 }).finally(() => page.close());
      const stored = await readDay(session);
      return stored.complete ? stored : undefined;
    },
    150_000,
  );
}

async function undisturbed(kind: 'chromium' | 'firefox'): Promise<Stored> {
  const world = await openWorld({ library });
  const session = await openSession(kind, { world, now: NOON });
  try {
    return await finish(session);
  } finally {
    await session.close();
    await world.close();
  }
}

/** How often something was asked for again. Pictures are left out: they are fetched after the day is whole. */
function repeats(world: World): number {
  const asked = askedByExtension(world.log).filter(({ host }) => host !== 'cdn-uploads.huggingface.co');
  return asked.length - new Set(asked.map(({ host, path }) => host + path)).size;
}

/** Stops the background at seeded moments of a first day, waking it each time as a reader would, by opening the popup. */
async function disturbed(
  kind: 'chromium' | 'firefox',
  seed: string,
  kills: number,
): Promise<{ stored: Stored; repeated: number; rude: string[] }> {
  const random = randomFrom(seed);
  const world = await openWorld({ library });
  const session = await openSession(kind, { world, now: NOON });
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100 + random() * 2400));
      await session.stopBackground();
      const page = await session.openOwn('popup/index.html');
      await untilShown(page, { state: 'ready', timeoutMs: 30_000 }).catch(() => undefined);
      await page.close();
    }
    const stored = await finish(session);
    return { stored, repeated: repeats(world), rude: rudeness(askedByExtension(world.log)) };
  } finally {
    await session.close();
    await world.close();
  }
}

function expectWhole(stored: Stored, reference: Stored): void {
  expect(stored.papers).toEqual(reference.papers);
  expect(stored.digest).toEqual(reference.digest);
  expect(new Set(stored.digest.map(({ id }) => id)).size).toBe(stored.digest.length);
}

describe('a worker killed at any moment of its first day', () => {
  it(
    `loses, doubles and tears nothing over ${KILLS} kills in Chromium`,
    async () => {
      const reference = await undisturbed('chromium');
      expect(reference.digest.length).toBeGreaterThan(10);
      const seeds = Array.from({ length: Math.ceil(KILLS / PER_SESSION) }, (_, at) => `kill ${at}`);
      // Three at a time: most of it is waiting.
      for (let at = 0; at < seeds.length; at += 3) {
        const results = await Promise.all(
          seeds.slice(at, at + 3).map((seed) => disturbed('chromium', seed, PER_SESSION)),
        );
        for (const { stored, repeated, rude } of results) {
          expectWhole(stored, reference);
          // One question may have been on its way at each kill.
          expect(repeated).toBeLessThanOrEqual(PER_SESSION);
          expect(rude).toEqual([]);
        }
      }
    },
    120_000 + KILLS * 30_000,
  );

  it('loses, doubles and tears nothing in Firefox', async () => {
    const [reference, { stored, repeated, rude }] = await Promise.all([
      undisturbed('firefox'),
      disturbed('firefox', 'kill', PER_SESSION),
    ]);
    expectWhole(stored, reference);
    expect(repeated).toBeLessThanOrEqual(PER_SESSION);
    expect(rude).toEqual([]);
  }, 300_000);
});

describe('a browser killed at any moment', () => {
  it('goes on from what it had stored', async () => {
    const reference = await undisturbed('chromium');
    const world = await openWorld({ library });
    const profile = join(tmpdir(), `daily-show-killed-${process.pid}`);
    try {
      for (const after of [1500, 4000, 8000]) {
        const session = await openSession('chromium', { world, now: NOON, profile });
        await new Promise((resolve) => setTimeout(resolve, after));
        session.puppet.process()?.kill('SIGKILL');
        await new Promise((resolve) => setTimeout(resolve, 1000));
        await session.close().catch(() => undefined);
      }
      const session = await openSession('chromium', { world, now: NOON, profile });
      expectWhole(await finish(session), reference);
      const page = await session.openOwn('popup/index.html');
      expect((await readCards(page)).flatMap(faultsOf)).toEqual([]);
      expect(rudeness(askedByExtension(world.log))).toEqual([]);
      await session.close();
    } finally {
      await world.close();
      for (const path of [profile, `${profile}-extension`])
        rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    }
  }, 300_000);
});
