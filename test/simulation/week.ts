import { addDays, type Day, utcStart } from '../../src/core/day.ts';
import type { Schedule } from '../../src/core/settings.ts';
import { dayStory, makeWorld, type World } from './answers.ts';
import { chanceFrom } from './chance.ts';
import { makeNetwork, type Request } from './host/network.ts';
import type { Zone } from './host/zone.ts';
import { makeProfile } from './profile.ts';
import { makeScheduler } from './scheduler.ts';
import type { Programs } from './seed.ts';
import { makeTruth } from './truth.ts';
import type { Weather } from './weather.ts';

const DAY = 24 * 3_600_000;

/** One installation's ways. */
export interface Habits {
  /** 0 … 1: where in each window of the cadence it asks. */
  readonly offset: number;
  readonly lists: readonly string[];
  readonly schedule: Schedule;
  readonly zone: Zone;
  /** Local hours of a weekday between which the browser runs; `undefined`: always. */
  readonly hours: readonly [number, number] | undefined;
}

/** A world in which nothing goes wrong, with batches of the usual size. */
export function usualWorld(monday: Day): World {
  const chance = chanceFrom('usual');
  const truth = makeTruth(chance, { least: 330, small: 370, bigDay: undefined });
  for (let day = addDays(monday, -12); day < addDays(monday, 10); day = addDays(day, 1)) truth.batch(day);
  return makeWorld(truth, (day) => dayStory(chance, day, true));
}

interface Around {
  readonly world: World;
  readonly programs: Programs;
  readonly monday: Day;
  /** What goes wrong with whom; nothing unless told. */
  readonly weather?: Weather;
}

const FINE: Weather = { fault: () => undefined };

/** What one installation, a few days old, asks from a Monday to the next (UTC), with the real worker. */
export async function playWeek(
  habits: Habits,
  { world, programs, monday, weather = FINE }: Around,
): Promise<readonly Request[]> {
  const from = utcStart(monday);
  const until = from + 7 * DAY;
  const scheduler = makeScheduler(from - 4 * DAY);
  const chance = chanceFrom(JSON.stringify(habits));
  let isFirst = true;
  const drawn = () => {
    if (!isFirst) return chance.next();
    isFirst = false;
    return habits.offset;
  };
  const network = makeNetwork(
    ...([scheduler, chance.fork('network'), world, weather] as const),
    ...([() => undefined, () => undefined, () => false] as const),
    { 'rss.arxiv.org': 'etag', 'arxiv.org': 'none', 'export.arxiv.org': 'none', 'huggingface.co': 'none' },
  );
  const profile = makeProfile({
    ...{ scheduler, ...programs, network: () => network, isFirefox: false, zone: habits.zone },
    chance: { ...chance.fork('profile'), next: drawn },
    fate: () => 'punctual',
    onError: (error) => {
      throw error;
    },
    onDelete: () => undefined,
    onWorker: () => undefined,
  });
  const runTo = async (moment: number) => {
    while (await scheduler.advance(moment));
    await scheduler.settle();
  };
  const topic = { name: 'mine', categories: [...habits.lists], keywords: [], excludedKeywords: [], authors: [] };
  profile.storage.put('sync', { settings: { topics: [topic], schedule: habits.schedule } });
  try {
    profile.open('install');
    await scheduler.settle();
    for (let day = addDays(monday, -4); day < addDays(monday, 7); day = addDays(day, 1)) {
      const { hours } = habits;
      const local = (hour: number) => utcStart(day) + hour * 3_600_000 - habits.zone(utcStart(day)) * 60_000;
      if (!hours) continue;
      const [opens, closes] = hours.map(local) as [number, number];
      if (opens < scheduler.now()) continue;
      profile.close();
      await runTo(opens);
      profile.open('start');
      await runTo(closes);
    }
    if (habits.hours) profile.close();
    await runTo(until);
  } finally {
    profile.close();
  }
  return network.requests.filter(({ start }) => start >= from && start < until);
}
