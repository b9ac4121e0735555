import { type Day, newestDay } from '../../src/core/day.ts';
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

/** Two settings that a person turns, and how far. */
const DIALS = { highlights: [5, 40], diversity: [0, 1] } as const;
type Dial = keyof typeof DIALS;

/** What the person does, and what they may therefore rely on: everything a page has confirmed. */
export interface Reader {
  /** Opens a page of ours, or two at once, does a few things there, and closes them, perhaps too early. */
  visit(pages?: number): Promise<void>;
  subscribe(lists: readonly string[]): Promise<void>;
  /** Asks for a day by hand. */
  refresh(day: Day): Promise<void>;
  /** What was confirmed and is not there. */
  missing(): Promise<string[]>;
  settings(): Promise<Settings>;
}

export function makeReader(scheduler: Scheduler, chance: Chance, profile: Profile): Reader {
  const confirmed = new Map<PaperId, Map<Stamp, number>>();
  /** What each dial was turned to, and what it may be, since nobody heard whether that was kept. */
  const dials = new Map<Dial, { known?: number; readonly maybe: number[] }>();
  const turning = new Map<Dial, number>();

  /** Runs work in pages of its own while the world goes on; what does not end in time is closed, and has no result. */
  const withPages = async <Result>(
    works: readonly ((own: Page) => Promise<Result>)[],
    patience = 60_000,
  ): Promise<(Result | undefined)[]> => {
    const results: (Result | undefined)[] = works.map(() => undefined);
    let open = works.length;
    const lives = works.map((work, at) => {
      const { life, exported } = profile.openPage();
      const done = (value?: Result) => {
        results[at] = value;
        open -= 1;
      };
      work(exported as Page).then(done, () => done());
      return life;
    });
    const until = scheduler.now() + patience;
    await scheduler.settle();
    while (open > 0 && scheduler.now() < until) {
      await scheduler.advance(Math.min(until, scheduler.now() + 1000));
      await scheduler.settle();
    }
    for (const life of lives) life.kill();
    await scheduler.settle();
    return results;
  };
  const withPage = async <Result>(work: (own: Page) => Promise<Result>) => (await withPages([work]))[0];

  const mark = async (own: Page, id: PaperId, stamp: Stamp) => {
    const at = scheduler.now();
    await own.changeMark(id, { [stamp]: at });
    confirm(id, stamp, at);
  };

  const confirm = (id: PaperId, stamp: Stamp, at: number) => {
    const stamps = confirmed.get(id) ?? new Map<Stamp, number>();
    stamps.set(stamp, Math.max(at, stamps.get(stamp) ?? 0));
    confirmed.set(id, stamps);
  };

  /** As on a page of arXiv's: the worker saves, or takes the save back, and says which. */
  const toggle = async (own: Page, id: PaperId) => {
    const at = scheduler.now();
    confirm(id, (await own.send('save', id)) ? 'savedAt' : 'unsavedAt', at);
  };

  const turn = async (own: Page, dial: Dial) => {
    const [low, high] = DIALS[dial];
    const wanted = dial === 'highlights' ? chance.whole(low, high) : Math.round(chance.between(low, high) * 100) / 100;
    const turned = dials.get(dial) ?? { maybe: [] };
    dials.set(dial, turned);
    turned.maybe.push(wanted);
    turning.set(dial, (turning.get(dial) ?? 0) + 1);
    await own.saveSettings({ [dial]: wanted });
    const others = (turning.get(dial) ?? 1) - 1;
    turning.set(dial, others);
    // Two pages may turn the same one: the last to hear of it was the last to turn.
    if (others === 0) dials.set(dial, { known: wanted, maybe: [] });
  };

  const look = async (own: Page) => {
    if (chance.is(0.5)) own.holdReading();
    // What cannot be read is as good as not there to who looks, and is asked for.
    const [latest] = await own.listDays().catch(() => []);
    const digest: Digest | undefined = latest && (await own.readDigest(latest.day).catch(() => undefined));
    const newest = newestDay(scheduler.now());
    // As the popup does when it is opened: it asks for a day it cannot show, and for what is due where it shows another.
    if (!latest || !digest) await own.send('refresh', newest);
    else if (latest.day !== newest) await own.send('resume');
    else if (chance.is(0.6)) await (chance.is(0.5) ? own.send('refresh', newest) : own.send('resume'));
    // While the run is on: sources may refuse, and whoever looks is told.
    const [first] = digest?.cards ?? [];
    if (first && chance.is(0.3)) await own.send('lookFor', first.id).catch(() => undefined);
    for (const { id } of digest?.cards ?? []) {
      if (chance.is(0.25)) await mark(own, id, chance.pick(STAMPS));
      if (chance.is(0.04)) await own.send('mediaOf', id);
      if (chance.is(0.04)) await toggle(own, id);
    }
    for (const dial of ['highlights', 'diversity'] as const) if (chance.is(0.2)) await turn(own, dial);
  };

  return {
    async visit(pages = 1) {
      const works = Array.from({ length: pages }, (_, at) => async (own: Page) => {
        // Two pages at once each turn a dial, at the same moment.
        if (pages > 1) await turn(own, at === 0 ? 'highlights' : 'diversity');
        await look(own);
      });
      const patience = chance.is(0.2) ? chance.whole(0, 40) : 60_000;
      turning.clear();
      await withPages(works, patience);
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
      for (const [dial, { known, maybe }] of dials) {
        const may = [...(known === undefined ? [] : [known]), ...maybe];
        if (known !== undefined && settings && !may.includes(settings[dial]))
          lost.push(`${dial} ${may.join(' or ')}: ${settings[dial]}`);
      }
      return lost;
    },
  };
}
