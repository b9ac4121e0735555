import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedLibrary } from '../world/generated-library.ts';
import { randomFrom } from '../world/random.ts';
import { openWorld, type World } from '../world/world.ts';
import { rudeness } from './manners.ts';
import { askedByExtension, readStore, until, untilShown } from './pages.ts';
import { openSession, type Session } from './session.ts';

const FRIDAY = '2026-03-20';
const NOON = Date.parse(`${FRIDAY}T16:00:00Z`);
/** How often each is ended; the long way in pieces: `KILLS=50 FROM=50 npx vitest run --project browser survival -t worker`. */
const KILLS = Number(process.env.KILLS ?? 10);
/** The first seed's number. */
const FROM = Number(process.env.FROM ?? 0);
const PER_DAY = 5;
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
  const blocks = await readStore<{ papers: { id: string }[] }>(page, 'papers');
  const papers = blocks.flatMap(({ papers }) => papers.map(({ id }) => id));
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

async function undisturbed(kind: Kind): Promise<Stored> {
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

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A moment drawn from the seed: some time from now, or a blink after the next request has reached the outside. */
async function drawnMoment(random: () => number, world: World): Promise<void> {
  if (random() < 0.4) return sleep(100 + random() * 2400).then(() => undefined);
  const asked = world.log.length;
  const blink = random() * 200;
  const end = Date.now() + 4000;
  while (world.log.length === asked && Date.now() < end) await sleep(5);
  await sleep(blink);
}

type Kind = 'chromium' | 'firefox';

/** One first day that is disturbed `PER_DAY` times. @returns the session that is still there at its end. */
type Disturb = (world: World, random: () => number) => Promise<Session>;

/** Ends the background, and wakes it each time as a reader would, by opening the popup. */
function endBackground(kind: Kind): Disturb {
  return async (world, random) => {
    const session = await openSession(kind, { world, now: NOON });
    for (let kill = 0; kill < PER_DAY; kill += 1) {
      await drawnMoment(random, world);
      await session.stopBackground();
      const page = await session.openOwn('popup/index.html');
      await untilShown(page, { timeoutMs: 30_000 }).catch(() => undefined);
      await page.close();
    }
    return session;
  };
}

/** Kills the whole browser (`kill -9`), and starts it again on the same profile at the time it then is. */
const killBrowser =
  (profile: string): Disturb =>
  async (world, random) => {
    const began = Date.now();
    const start = () => openSession('chromium', { world, now: NOON + Date.now() - began, profile });
    for (let kill = 0; kill < PER_DAY; kill += 1) {
      const session = await start();
      const program = session.puppet.process();
      await drawnMoment(random, world);
      const gone = new Promise((resolve) => program?.once('exit', resolve));
      program?.kill('SIGKILL');
      await gone;
      await session.close().catch(() => undefined);
    }
    return start();
  };

/** Plays a disturbed day; whatever was stored must be what an undisturbed one stores, at arXiv's pace. */
async function play(seed: string, disturb: Disturb, reference: Stored): Promise<number> {
  const world = await openWorld({ library });
  // Answers take their time, so that some kills come before them.
  for (const host of ['rss.arxiv.org', 'export.arxiv.org', 'huggingface.co'])
    world.order({ host, trouble: { kind: 'late', ms: 100 } });
  let session: Session | undefined;
  try {
    session = await disturb(world, randomFrom(seed));
    const stored = await finish(session);
    expect([seed, stored.papers]).toEqual([seed, reference.papers]);
    expect([seed, stored.digest]).toEqual([seed, reference.digest]);
    expect(new Set(stored.digest.map(({ id }) => id)).size).toBe(stored.digest.length);
    expect([seed, rudeness(askedByExtension(world.log))]).toEqual([seed, []]);
    // One question may have been on its way at each kill.
    expect(repeats(world)).toBeLessThanOrEqual(PER_DAY);
    return repeats(world);
  } finally {
    await session?.close();
    await world.close();
  }
}

/** All seeds, some at a time: most of it is waiting. */
async function playAll(what: string, disturbOf: (seed: string) => Disturb, reference: Stored, atATime: number) {
  const seeds = Array.from({ length: Math.ceil(KILLS / PER_DAY) }, (_, at) => `${what} ${FROM + at}`);
  let repeated = 0;
  for (let at = 0; at < seeds.length; at += atATime) {
    const some = seeds.slice(at, at + atATime).map((seed) => play(seed, disturbOf(seed), reference));
    for (const count of await Promise.all(some)) repeated += count;
  }
  console.log(`${what}: ${seeds.length * PER_DAY} kills in ${seeds.length} days, ${repeated} requests repeated`);
}

const TIMEOUT = 240_000 + KILLS * 30_000;

describe.concurrent('the first day, however often it is disturbed, comes to the same', () => {
  const references = new Map<Kind, Promise<Stored>>();
  const undisturbedIn = async (kind: Kind) => {
    const found = references.get(kind) ?? undisturbed(kind);
    references.set(kind, found);
    expect((await found).digest.length).toBeGreaterThan(10);
    return found;
  };

  it(
    `Chromium's worker ended ${KILLS} times`,
    async () => {
      await playAll('worker', () => endBackground('chromium'), await undisturbedIn('chromium'), 3);
    },
    TIMEOUT,
  );

  it(
    `Firefox's event page ended ${KILLS} times`,
    async () => {
      await playAll('event page', () => endBackground('firefox'), await undisturbedIn('firefox'), 2);
    },
    TIMEOUT,
  );

  it(
    `Chromium killed ${KILLS} times`,
    async () => {
      const home = mkdtempSync(join(tmpdir(), 'daily-show-killed-'));
      try {
        const disturbOf = (seed: string) => killBrowser(join(home, seed.replaceAll(' ', '-')));
        await playAll('browser', disturbOf, await undisturbedIn('chromium'), 2);
      } finally {
        rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
      }
    },
    TIMEOUT,
  );
});
