import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { isSaved, type Mark } from '../../src/core/mark.ts';
import type { Fault } from '../world/fault.ts';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld, type World } from '../world/world.ts';
import { rudeness } from './manners.ts';
import { askedByExtension, faultsOf, press, readCards, readFailures, readStore, until, untilShown } from './pages.ts';
import { openSession, type Session, type SessionOptions } from './session.ts';

const FRIDAY = '2026-03-20';
const NOON = Date.parse(`${FRIDAY}T16:00:00Z`);
const library = generatedLibrary({ seed: 'faults', size: 0.5 });
const community = new Set(
  (JSON.parse(library.community(FRIDAY) ?? '[]') as { paper: { id: string } }[]).map(({ paper }) => paper.id),
);
const announced = new Set(
  (library.batch(FRIDAY) ?? []).filter(({ announce }) => announce !== 'replace').map(({ id }) => id),
);

interface Scene {
  readonly world: World;
  readonly session: Session;
  readonly page: Page;
}

async function withFaults(
  kind: 'chromium' | 'firefox',
  faults: readonly Fault[],
  test: (scene: Scene) => Promise<void>,
): Promise<void> {
  const world = await openWorld({ library });
  for (const fault of faults) world.order(fault);
  const session = await openSession(kind, { world, now: NOON });
  try {
    await test({ world, session, page: await session.openOwn('popup/index.html') });
    expect(rudeness(askedByExtension(world.log))).toEqual([]);
  } finally {
    await session.close();
    await world.close();
  }
}

/** Whole cards of the day are shown, and a line names whom they could not be had from. */
async function expectOthersAndName({ page }: Scene, name: RegExp, own: ReadonlySet<string>): Promise<void> {
  const lines = await until(
    'a named failure',
    async () => {
      const found = await readFailures(page);
      return found.some((line) => name.test(line)) ? found : undefined;
    },
    90_000,
  );
  expect(lines.every((line) => line.length < 300)).toBe(true);
  await untilShown(page, { timeoutMs: 60_000 });
  const cards = await until('cards of the others', async () => {
    const shown = await readCards(page);
    return shown.filter(({ id }) => own.has(id)).length >= 5 ? shown : undefined;
  });
  expect(cards.flatMap(faultsOf)).toEqual([]);
  expect(cards.map(({ id }) => id).filter((id) => !announced.has(id) && !community.has(id))).toEqual([]);
}

const FEED = { host: 'rss.arxiv.org' } as const;
const HUB = { host: 'huggingface.co' } as const;

describe.concurrent('when arXiv’s feeds fail, the community’s papers are shown and the failure is named', () => {
  it.each<[string, Fault['trouble']]>([
    ['answers 500', { kind: 'status', status: 500 }],
    ['sends a page for people', { kind: 'html' }],
    ['stops in the middle', { kind: 'truncated' }],
    ['breaks the connection', { kind: 'cut' }],
    ['answers nothing at all', { kind: 'empty' }],
    ['refuses for an hour', { kind: 'status', status: 429, retryAfter: { seconds: 3600, form: 'seconds' } }],
  ])(
    '%s',
    async (_name, trouble) => {
      await withFaults('chromium', [{ ...FEED, trouble }], (scene) => expectOthersAndName(scene, /arXiv/, community));
    },
    200_000,
  );
});

describe.concurrent('when one list of arXiv’s never comes to an end, the others are shown and the failure is named', () => {
  it.each<[string, Fault['trouble']]>([
    ['never answers', { kind: 'hang' }],
    ['drips', { kind: 'trickle' }],
  ])(
    '%s',
    async (_name, trouble) => {
      const one = { ...FEED, path: /cs\.AI/, trouble };
      await withFaults('chromium', [one], (scene) => expectOthersAndName(scene, /arXiv/, announced));
    },
    200_000,
  );
});

describe.concurrent('when the community’s list fails, arXiv’s papers are shown and the failure is named', () => {
  it.each<[string, Fault['trouble']]>([
    ['answers 503', { kind: 'status', status: 503, retryAfter: { seconds: 120, form: 'date' } }],
    ['sends a page for people', { kind: 'html' }],
    ['stops in the middle', { kind: 'truncated' }],
    ['breaks the connection', { kind: 'reset' }],
  ])(
    '%s',
    async (_name, trouble) => {
      await withFaults('chromium', [{ ...HUB, trouble }], (scene) =>
        expectOthersAndName(scene, /Hugging Face/, announced),
      );
    },
    200_000,
  );
});

describe.concurrent('when nobody can be reached', () => {
  it('that is said of each at once, and the day comes when they are back', async () => {
    await withFaults('chromium', [{ trouble: { kind: 'reset' } }], async ({ world, page }) => {
      await until('all named', async () => {
        const lines = (await readFailures(page)).join(' ');
        return /Hugging Face/.test(lines) && /arXiv/.test(lines);
      });
      expect(await readCards(page)).toEqual([]);
      world.heal();
      await press(page, 'Refresh');
      await until('the day', async () => (await readCards(page)).length >= 20, 150_000);
    });
  }, 240_000);
});

describe.concurrent('what is slow or has nothing is no failure', () => {
  const whole = async ({ page }: Scene) => {
    const cards = await until('the day', async () => {
      const shown = await readCards(page);
      return shown.filter(({ id }) => announced.has(id)).length >= 10 ? shown : undefined;
    });
    expect(cards.flatMap(faultsOf)).toEqual([]);
    expect(await readFailures(page)).toEqual([]);
  };
  it('an answer that is ten seconds late is waited for', async () => {
    await withFaults('chromium', [{ ...FEED, times: 1, trouble: { kind: 'late', ms: 10_000 } }], whole);
  }, 200_000);
  it('a community without picks leaves the day to arXiv', async () => {
    await withFaults('chromium', [{ ...HUB, trouble: { kind: 'no-items' } }], whole);
  }, 200_000);
  it('one list without entries leaves the day to the others', async () => {
    await withFaults('chromium', [{ ...FEED, path: /cs\.AI/, trouble: { kind: 'no-items' } }], whole);
  }, 200_000);
});

describe.concurrent('what is stored stays when nobody answers any more', () => {
  it.each(['chromium', 'firefox'] as const)(
    'in %s',
    async (kind) => {
      const during = async <Result>(options: SessionOptions, work: (session: Session) => Promise<Result>) => {
        const session = await openSession(kind, options);
        return work(session).finally(() => session.close());
      };
      const home = mkdtempSync(join(tmpdir(), 'daily-show-stored-'));
      const profile = join(home, 'profile');
      const world = await openWorld({ library });
      try {
        const began = Date.now();
        const now = () => NOON + Date.now() - began;
        const cards = await during({ world, now: now(), profile }, async (before) => {
          const page = await before.openOwn('popup/index.html');
          await untilShown(page, { idle: true, timeoutMs: 100_000 });
          const shown = await readCards(page);
          await press(page, 'Save', `article[data-arxiv-id="${shown[0]?.id}"]`);
          await until('the mark', async () => (await readStore<Mark>(page, 'marks')).some(isSaved));
          return shown;
        });
        world.order({ trouble: { kind: 'status', status: 500 } });
        await during({ world, now: now(), profile }, async (after) => {
          const thursday = await after.openOwn('popup/index.html?day=2026-03-19');
          await until('a named failure', async () => (await readFailures(thursday)).length > 0);
          expect(await readCards(thursday)).toEqual([]);
          const friday = await after.openOwn(`popup/index.html?day=${FRIDAY}`);
          await untilShown(friday);
          await until('as many cards', async () => (await readCards(friday)).length === cards.length);
          expect((await readCards(friday)).flatMap(faultsOf)).toEqual([]);
          expect((await readStore<Mark>(friday, 'marks')).filter(isSaved).map(({ id }) => id)).toEqual([cards[0]?.id]);
        });
      } finally {
        await world.close();
        rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
      }
    },
    240_000,
  );
});

describe.concurrent('manners under refusal', () => {
  it.each(['seconds', 'date'] as const)(
    'waits as long as arXiv says, told in %s, and then has the whole day',
    async (form) => {
      const busy: Fault = {
        ...FEED,
        times: 1,
        trouble: { kind: 'status', status: 429, retryAfter: { seconds: 9, form } },
      };
      await withFaults('chromium', [busy], async ({ world, page }) => {
        await until(
          'the feeds',
          async () => world.log.some(({ host, status }) => host === 'rss.arxiv.org' && status === 200),
          150_000,
        );
        const arxiv = askedByExtension(world.log).filter(({ host }) => host.endsWith('arxiv.org'));
        const refused = arxiv.findIndex(({ status }) => status === 429);
        const waited = (arxiv[refused + 1]?.startedAt ?? 0) - (arxiv[refused]?.endedAt ?? 0);
        // An HTTP date has whole seconds.
        expect(waited).toBeGreaterThanOrEqual(form === 'date' ? 8000 : 9000);
        await untilShown(page);
      });
    },
    300_000,
  );

  it('does not take yesterday’s feed under today’s date for today’s', async () => {
    const stale: Fault = { ...FEED, trouble: { kind: 'stale', days: 1 } };
    await withFaults('chromium', [stale], async ({ page }) => {
      await untilShown(page, { timeoutMs: 60_000 });
      await until(
        'an end of the run',
        async () => (await readFailures(page)).length > 0 || (await page.$('main[aria-busy=false]')),
        120_000,
      );
      const cards = await readCards(page);
      expect(cards.map(({ id }) => id).filter((id) => !announced.has(id) && !community.has(id))).toEqual([]);
    });
  }, 200_000);

  it('keeps comments for later when the API has none to give', async () => {
    await withFaults('chromium', [{ host: 'export.arxiv.org', trouble: { kind: 'no-items' } }], async (scene) => {
      await untilShown(scene.page, { timeoutMs: 60_000 });
      const cards = await until('the day', async () => {
        const shown = await readCards(scene.page);
        return shown.length >= 20 ? shown : undefined;
      });
      expect(cards.flatMap(faultsOf)).toEqual([]);
    });
  }, 200_000);
});

describe.concurrent('when the API fails, the day is shown from the feeds and the failure is named', () => {
  it.each<[string, Fault['trouble']]>([
    ['speaks another vocabulary', { kind: 'wrong-namespace' }],
    ['stops in the middle', { kind: 'truncated' }],
  ])(
    '%s',
    async (_name, trouble) => {
      const faults = [{ host: 'export.arxiv.org', trouble }];
      await withFaults('chromium', faults, (scene) => expectOthersAndName(scene, /arXiv/, announced));
    },
    200_000,
  );
});

describe.concurrent('Firefox does the same', () => {
  it('with the feeds down', async () => {
    await withFaults('firefox', [{ ...FEED, trouble: { kind: 'html' } }], (scene) =>
      expectOthersAndName(scene, /arXiv/, community),
    );
  }, 200_000);
  it('with the community’s list down', async () => {
    await withFaults('firefox', [{ ...HUB, trouble: { kind: 'reset' } }], (scene) =>
      expectOthersAndName(scene, /Hugging Face/, announced),
    );
  }, 200_000);
});
