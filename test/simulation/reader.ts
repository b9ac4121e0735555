import type { Day } from '../../src/core/day.ts';
import type { Digest } from '../../src/core/digest.ts';
import type { Mark } from '../../src/core/mark.ts';
import type { PaperId } from '../../src/core/paper.ts';
import type { Settings } from '../../src/core/settings.ts';
import type { Chance } from './chance.ts';
import type * as page from './page.ts';
import type { Profile } from './profile.ts';
import type { Scheduler } from './scheduler.ts';

type Page = typeof page;
type Stamp = 'savedAt' | 'unsavedAt' | 'readAt' | 'hiddenAt' | 'unhiddenAt';
const STAMPS: readonly Stamp[] = ['savedAt', 'unsavedAt', 'readAt', 'hiddenAt', 'unhiddenAt'];

/** What the person does, and what they may therefore rely on: everything a page has confirmed. */
export interface Reader {
  /** Opens the popup, does a few things there, and closes it, perhaps too early. */
  visit(): Promise<void>;
  subscribe(lists: readonly string[]): Promise<void>;
  /** Asks for a day by hand. */
  refresh(day: Day): Promise<void>;
  /** What was confirmed and is not there. */
  missing(): Promise<string[]>;
  settings(): Promise<Settings>;
}

export function makeReader(scheduler: Scheduler, chance: Chance, profile: Profile): Reader {
  const confirmed = new Map<PaperId, Map<Stamp, number>>();
  let highlights: number | undefined;
  let maybe: number[] = [];

  /** Runs the page's work while the world goes on; `undefined` when it did not end in time, and the page was closed. */
  const withPage = async <Result>(
    work: (own: Page) => Promise<Result>,
    patience = 60_000,
  ): Promise<Result | undefined> => {
    const { life, exported } = profile.openPage();
    let result: Result | undefined;
    let isDone = false;
    work(exported as Page).then(
      (value) => {
        result = value;
        isDone = true;
      },
      () => {
        isDone = true;
      },
    );
    const until = scheduler.now() + patience;
    await scheduler.settle();
    while (!isDone && scheduler.now() < until) {
      await scheduler.advance(Math.min(until, scheduler.now() + 1000));
      await scheduler.settle();
    }
    life.kill();
    await scheduler.settle();
    return result;
  };

  const mark = async (own: Page, id: PaperId, stamp: Stamp) => {
    const at = scheduler.now();
    await own.changeMark(id, { [stamp]: at });
    const stamps = confirmed.get(id) ?? new Map<Stamp, number>();
    stamps.set(stamp, Math.max(at, stamps.get(stamp) ?? 0));
    confirmed.set(id, stamps);
  };

  return {
    async visit() {
      const patience = chance.is(0.2) ? chance.whole(0, 40) : 60_000;
      await withPage(async (own) => {
        if (chance.is(0.5)) own.holdReading();
        const [latest] = await own.listDays();
        const digest: Digest | undefined = latest && (await own.readDigest(latest.day));
        if (latest && chance.is(0.6)) await own.send(chance.is(0.5) ? 'refresh' : 'resume', latest.day);
        for (const { id } of digest?.cards ?? []) if (chance.is(0.25)) await mark(own, id, chance.pick(STAMPS));
        if (chance.is(0.2)) {
          const wanted = chance.whole(5, 40);
          maybe.push(wanted);
          await own.saveSettings({ highlights: wanted });
          highlights = wanted;
          maybe = [];
        }
      }, patience);
    },
    async subscribe(lists) {
      await withPage((own) =>
        own.saveSettings({
          topics: [{ name: 'mine', categories: [...lists], keywords: [], excludedKeywords: [], authors: [] }],
        }),
      );
    },
    async refresh(day) {
      await withPage((own) => own.send('refresh', day));
    },
    async settings() {
      const settings = await withPage((own) => own.loadSettings());
      if (!settings) throw new Error('the settings could not be read');
      return settings;
    },
    async missing() {
      const stored = await withPage((own) => own.readMarks());
      const settings = await withPage((own) => own.loadSettings());
      const lost: string[] = [];
      for (const [id, stamps] of confirmed) {
        const known = stored?.get(id) as Mark | undefined;
        for (const [stamp, at] of stamps) if ((known?.[stamp] ?? 0) < at) lost.push(`${stamp} of ${id}`);
      }
      const may = [...(highlights === undefined ? [] : [highlights]), ...maybe];
      if (may.length > 0 && settings && !may.includes(settings.highlights))
        lost.push(`highlights ${may.join(' or ')}: ${settings.highlights}`);
      return lost;
    },
  };
}
