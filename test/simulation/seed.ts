import type { PluginOption } from 'vite';
import {
  addDays,
  type Day,
  isAnnouncementDay,
  isWeekday,
  latestDay,
  newestDay,
  parseDay,
  utcDay,
} from '../../src/core/day.ts';
import type { Digest, Shelf } from '../../src/core/digest.ts';
import type { Failure } from '../../src/core/failure.ts';
import type { Ledger } from '../../src/core/planning/ledger.ts';
import type { Rests } from '../../src/core/planning/rests.ts';
import type { Run } from '../../src/core/run.ts';
import type { Schedule } from '../../src/core/settings.ts';
import type { PaperBlock } from '../../src/platform/schema.ts';
import { listTypeOf } from '../world/arxiv-feed.ts';
import { type DayStory, dayStory, makeWorld } from './answers.ts';
import { bundle, type Program } from './bundle.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Fate } from './host/alarms.ts';
import { makeNetwork, type Network } from './host/network.ts';
import { PURE } from './host/pure.ts';
import { ZONES } from './host/zone.ts';
import { makeProfile, type Profile } from './profile.ts';
import { makeReader, type Reader } from './reader.ts';
import { makeScheduler, type Scheduler } from './scheduler.ts';
import { LISTS, makeTruth, type Truth } from './truth.ts';
import {
  makeBadgeWatch,
  makeDigestWatch,
  makeMannersWatch,
  makeValidatorWatch,
  makeWorkWatch,
  state,
} from './watch.ts';
import { makeWeather } from './weather.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How long all is well before the judgement: what is empty is believed after a day, and what was missed fills a page a minute. */
const HEALTHY_DAYS = 4;

/** Where DST changes, holidays and year ends lie; the rest is drawn over two years. */
const TROUBLED = [
  '2025-03-03',
  '2025-10-27',
  '2025-11-17',
  '2025-12-15',
  '2026-03-02',
  '2026-06-15',
  '2026-10-26',
  '2026-12-14',
];

export interface Report {
  readonly seed: string;
  readonly days: number;
  readonly requests: number;
  readonly kills: number;
  readonly tasks: number;
  readonly violations: readonly string[];
}

export interface Programs {
  readonly worker: Program;
  readonly page: Program;
}

/** @param plugins of the bundler, for those who want other sources than the project's. */
export function loadPrograms(plugins: PluginOption[] = []): Promise<Programs> {
  return bundle({ worker: 'src/background/index.ts', page: 'test/simulation/page.ts' }, PURE, plugins);
}

interface Play {
  readonly chance: Chance;
  readonly scheduler: Scheduler;
  readonly profile: Profile;
  readonly network: Network;
  readonly reader: Reader;
  readonly truth: Truth;
  story(day: Day): DayStory;
  readonly installedAt: number;
  readonly healthyFrom: number;
  readonly endsAt: number;
  readonly schedule: Schedule;
  isHealthy(): boolean;
  /** So much is wrong that there is no use in going on. */
  isHopeless(): boolean;
  fail(what: string): void;
  settle(): Promise<void>;
  runUntil(moment: number): Promise<void>;
  loseDatabase(): void;
  damageDatabase(): void;
  travel(): void;
  fillDisk(until: number): Promise<void>;
  arm(): void;
}

function nextWeekday(day: Day): Day {
  return isWeekday(day) ? day : nextWeekday(addDays(day, 1));
}

/** Days of trouble: mostly a week or less, at times longer than anything is kept. */
function drawLength(chance: Chance): number {
  const [low, high] = chance.is(0.6) ? [2, 6] : chance.is(0.75) ? [7, 14] : chance.is(0.8) ? [15, 24] : [32, 50];
  return chance.whole(low, high);
}

/**
 * Plays one seed from installation to a healthy end, and tells what must not have been. A seed that begins with `s` is a
 * short one.
 */
export async function playSeed(seed: string, programs: Programs, trace?: (line: string) => void): Promise<Report> {
  const chance = chanceFrom(seed);
  const length = seed.startsWith('s') ? chance.whole(1, 4) : drawLength(chance);
  const startDay = (chance.is(0.4) ? chance.pick(TROUBLED) : addDays('2025-01-06' as Day, chance.whole(0, 690))) as Day;
  const installedAt = Date.parse(`${startDay}T00:00:00Z`) + chance.whole(0, 7 * 24 * 3600) * 1000;
  const healthyFrom = installedAt + length * DAY;
  const endsAt = healthyFrom + HEALTHY_DAYS * DAY;
  const bigDay = chance.is(0.01) ? nextWeekday(addDays(startDay, chance.whole(1, length + 2))) : undefined;
  const schedule: Schedule = chance.is(0.75) ? 'announced' : chance.is(0.8) ? 'mornings' : 'manual';

  const scheduler = makeScheduler(installedAt);
  const violations: string[] = [];
  const say = (line: string) => trace?.(`${new Date(scheduler.now()).toISOString()} ${line}`);
  const fail = (what: string) => {
    say(`VIOLATION ${what}`);
    violations.push(`${new Date(scheduler.now()).toISOString()} ${what}`);
  };
  const onRejection = (error: unknown) => fail(`unhandled: ${error instanceof Error ? error.stack : String(error)}`);
  process.on('unhandledRejection', onRejection);

  const truth = makeTruth(chance.fork('truth'), {
    small: 10,
    bigDay,
  });
  for (let day = addDays(startDay, -10); day < addDays(startDay, length + 20); day = addDays(day, 1)) truth.batch(day);
  const stories = new Map<Day, ReturnType<typeof dayStory>>();
  const storyChance = chance.fork('story');
  const world = makeWorld(truth, (day) => {
    const known = stories.get(day) ?? dayStory(storyChance, day, Date.parse(day) >= healthyFrom - DAY);
    stories.set(day, known);
    return known;
  });
  const weather = makeWeather(chance.fork('weather'), installedAt, healthyFrom);
  const manners = makeMannersWatch(fail);
  const network = makeNetwork(
    scheduler,
    chance.fork('network'),
    world,
    weather,
    (request) => {
      say(`asks ${request.url}${request.isConditional ? ' if changed' : ''}`);
      // What could not be stored is not known.
      if (scheduler.now() <= fullUntil) manners.forgetValidators();
      manners.request(request, network.isOnline);
    },
    say,
    (url) => {
      const rests = profile.databases.find('state', 'rests') as Rests | undefined;
      const noted = rests?.inFlight?.url;
      // A look on a page's behalf is noted by its host alone.
      return noted === url || noted === new URL(url).origin;
    },
  );
  let isDamaged = false;
  let fullUntil = 0;
  /** The worker says so, too, when it meets what was ordered. */
  const isExpected = (error: unknown) =>
    (isDamaged && error instanceof DOMException && error.name === 'UnknownError') ||
    (scheduler.now() <= fullUntil && (error as { failure?: Failure }).failure?.kind === 'storage-full');
  let kills = 0;
  let fuse = 0;
  const fateChance = chance.fork('fate');
  const killChance = chance.fork('kill');
  const bold = killChance.pick([0, 0.05, 0.3]);
  const isHealthy = () => scheduler.now() >= healthyFrom;
  let zone = chance.pick(ZONES);
  const profile = makeProfile({
    ...{ scheduler, chance: chance.fork('profile'), ...programs, network: () => network },
    isFirefox: chance.is(0.4),
    zone: (moment) => zone(moment),
    fate: (): Fate =>
      isHealthy()
        ? 'punctual'
        : fateChance.is(0.05)
          ? 'lost'
          : fateChance.is(0.05)
            ? 'late'
            : fateChance.is(0.05)
              ? 'doubled'
              : 'punctual',
    onError: (error, where) =>
      isExpected(error) || fail(`${where} stopped: ${error instanceof Error ? error.stack : String(error)}`),
    onDelete: () => {
      manners.forget();
      digests.forgive();
    },
    onWorker: () => {
      // Workers die in the best of worlds; only the last days are to tell whether all came right.
      if (scheduler.now() < endsAt - 2 * DAY && killChance.is(bold)) play.arm();
    },
  });
  const digests = makeDigestWatch(profile, truth, fail);
  const validators = makeValidatorWatch(profile, network, fail);
  const badges = makeBadgeWatch(profile, fail);
  const work = makeWorkWatch(profile, fail);
  let seen = -1;
  const look = () => {
    if (profile.databases.writes() !== seen && !profile.databases.isBusy()) {
      seen = profile.databases.writes();
      digests.look();
      validators.look();
    }
    if (isHealthy()) badges.look(scheduler.now());
    // What was asked for in trouble may be under way still.
    if (scheduler.now() > healthyFrom + HOUR) work.look(scheduler.now());
  };
  scheduler.onTask = () => {
    if (fuse === 0) return;
    fuse -= 1;
    if (fuse === 0 && profile.isRunning()) {
      kills += 1;
      say('kills the worker');
      profile.killWorker();
    }
  };
  const reader = makeReader(scheduler, chance.fork('reader'), profile);
  const play: Play = {
    ...{
      chance,
      scheduler,
      profile,
      network,
      reader,
      truth,
      story: world.story,
      installedAt,
      healthyFrom,
      endsAt,
      schedule,
      isHealthy,
      fail,
    },
    isHopeless: () => violations.length > 20,
    async settle() {
      await scheduler.settle();
      look();
    },
    async runUntil(moment) {
      while (await scheduler.advance(moment)) look();
      await play.settle();
    },
    loseDatabase() {
      say('loses the database');
      profile.databases.lose();
      manners.forget();
      digests.forgive();
    },
    damageDatabase() {
      const store = chance.pick(['papers', 'digests', 'listings', 'state', 'questions', 'validators']);
      say(`zeros in ${store}`);
      profile.databases.damage(store);
      manners.forget();
      digests.forgive();
      isDamaged = true;
    },
    travel() {
      zone = chance.pick(ZONES);
    },
    async fillDisk(until) {
      fullUntil = until;
      profile.databases.setFull(chance.is(0.7) ? 'large' : 'all');
      await play.runUntil(until);
      profile.databases.setFull(undefined);
      manners.forgetValidators();
    },
    arm() {
      fuse = killChance.whole(1, 700);
    },
  };

  try {
    await live(play, say, digests.forgive);
    await judge(play);
    validators.look(true);
  } catch (error) {
    fail(`the world stopped: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    profile.close();
    process.off('unhandledRejection', onRejection);
  }
  return {
    seed,
    days: length + HEALTHY_DAYS,
    requests: network.requests.length,
    kills,
    tasks: scheduler.count.tasks,
    violations,
  };
}

/** Weeks of somebody's life with the extension, and then some quiet days. */
async function live(play: Play, say: (line: string) => void, forgive: () => void): Promise<void> {
  const { chance, scheduler, profile, network, reader, healthyFrom, schedule } = play;
  let lists = LISTS.filter(() => chance.is(0.4)).slice(0, 3);
  if (lists.length === 0) lists = [chance.pick(LISTS)];
  const topic = (categories: readonly string[]) => ({
    name: 'mine',
    categories,
    keywords: [],
    excludedKeywords: [],
    authors: [],
  });
  profile.storage.put('sync', { settings: { topics: [topic(lists)], schedule } });
  say(`installs with ${lists.join(' ')}, ${schedule}`);
  profile.open('install');
  await play.settle();

  while (scheduler.now() < healthyFrom && !play.isHopeless()) {
    await play.runUntil(Math.min(healthyFrom, scheduler.now() + chance.between(0.1, 9) * HOUR));
    if (scheduler.now() >= healthyFrom) break;
    const event = chance.pick([
      'close',
      'close',
      'sleep',
      'offline',
      'update',
      'kill',
      'visit',
      'visit',
      'visit',
      'pair',
      'full',
      'travel',
      'second',
      'subscribe',
      'device',
      'wish',
      'lose',
      'away',
    ]);
    say(event);
    switch (event) {
      case 'close':
      case 'away':
      case 'lose': {
        profile.close();
        const away = event === 'away' && chance.is(0.3) ? chance.between(2, 7) * DAY : chance.between(0.02, 14) * HOUR;
        await play.runUntil(Math.min(healthyFrom, scheduler.now() + away));
        const harm = event === 'lose' ? chance.next() : 1;
        if (harm < 0.3) play.loseDatabase();
        else if (harm < 0.5) play.damageDatabase();
        profile.open('start');
        break;
      }
      case 'sleep': {
        profile.alarms.setPaused(true);
        network.isOnline = false;
        scheduler.jump(Math.min(healthyFrom, scheduler.now() + chance.between(0.1, 12) * HOUR));
        await play.settle();
        network.isOnline = true;
        profile.alarms.setPaused(false);
        break;
      }
      case 'offline': {
        network.isOnline = false;
        await play.runUntil(Math.min(healthyFrom, scheduler.now() + chance.between(0.1, 5) * HOUR));
        network.isOnline = true;
        break;
      }
      case 'full':
        if (chance.is(0.4)) await play.fillDisk(Math.min(healthyFrom, scheduler.now() + chance.between(0.1, 5) * HOUR));
        break;
      case 'travel':
        play.travel();
        break;
      case 'pair':
        await reader.visit(2);
        break;
      case 'update':
        profile.update();
        break;
      case 'kill':
        play.arm();
        break;
      case 'visit':
        await reader.visit();
        break;
      case 'second':
        profile.startSecond();
        break;
      case 'subscribe': {
        if (!chance.is(0.3)) break;
        forgive();
        lists = LISTS.filter((list) => (lists.includes(list) ? !chance.is(0.2) : chance.is(0.2)));
        if (lists.length === 0) lists = [chance.pick(LISTS)];
        await reader.subscribe(lists);
        forgive();
        break;
      }
      case 'device':
        if (!chance.is(0.3)) break;
        forgive();
        lists = [chance.pick(LISTS)];
        profile.storage.put('sync', { settings: { topics: [topic(lists)], schedule } });
        break;
      default: {
        const back = chance.whole(0, 40);
        await reader.refresh(addDays(newestDay(scheduler.now()), -back));
      }
    }
    await play.settle();
  }
  network.isOnline = true;
  say('all is well from here');
  if (!profile.isRunning()) profile.open('start');
  await play.settle();
  while (scheduler.now() < play.endsAt && !play.isHopeless()) {
    await play.runUntil(Math.min(play.endsAt, scheduler.now() + chance.between(2, 12) * HOUR));
    if (chance.is(0.5)) await reader.visit();
    if (schedule === 'manual') await reader.refresh(newestDay(scheduler.now()));
  }
}

/** Whether all came right in the end. */
async function judge(play: Play): Promise<void> {
  const { profile, reader, truth, scheduler, schedule, fail } = play;
  for (const lost of await reader.missing()) fail(`lost: ${lost}`);
  const settings = await reader.settings();
  await play.settle();
  const ledger = JSON.parse(state(profile, 'ledger') as string) as Ledger;
  const shelves = new Map((profile.databases.peek('shelves') as Shelf[]).map((shelf) => [shelf.day, shelf]));
  const digests = new Map((profile.databases.peek('digests') as Digest[]).map((digest) => [digest.day, digest]));
  const now = scheduler.now();
  const wanted = settings.topics.flatMap(({ categories }) => categories);
  const last = addDays(latestDay(now), -1);
  for (let day = addDays(utcDay(now), -28); day <= last; day = addDays(day, 1)) {
    // By hand only what was asked for is read, as long as a wish holds.
    const wishedAt = ledger.days[day]?.wishedAt ?? 0;
    if (schedule === 'manual' && wishedAt < play.healthyFrom) continue;
    const due = wanted.filter((list) => schedule === 'manual' || day >= (ledger.since[list] ?? '9'));
    const isListed = (lists: readonly string[]) =>
      truth.batch(day).flatMap((paper) => (lists.some((list) => listTypeOf(paper, [list])) ? [paper] : []));
    // Where the calendar has no batch one list is asked, once: where that one was empty or late, nothing tells.
    const isUntold = (each: Day, lists: readonly string[]) =>
      !isAnnouncementDay(each) &&
      (play.story(each).feedDelay > HOUR / 2 ||
        play.story(each).frozen !== undefined ||
        lists.some((list) => isListed([list]).length === 0));
    const rows = new Map((shelves.get(day)?.rows ?? []).map((row) => [row.id as string, row]));
    for (const paper of isUntold(day, due) ? [] : isListed(due)) {
      if (paper.announce !== 'replace' && !rows.has(paper.id))
        fail(`${paper.id} of ${day} is missing (${due.join(' ')})`);
    }
    const right = new Set(truth.batch(day).map(({ id }) => id));
    // A list that is no longer asked for is not looked at again either.
    const isAll = Object.keys(ledger.days[day]?.lists ?? {}).every((list) => wanted.includes(list));
    for (const row of isAll ? rows.values() : []) {
      if (row.announce && !right.has(row.id)) fail(`${row.id} is listed on ${day}, where it was not announced`);
    }
    const digest = digests.get(day);
    // A list that is empty that day is only known to be when the day is over.
    const isSettled = day < last || due.every((list) => isListed([list]).length > 0);
    if (digest && !digest.complete && truth.isAnnounced(day) && isSettled)
      fail(`${day} is not complete: ${JSON.stringify(digest.failures)}`);
    // The last reading of a community's day comes in the reader's first morning after its 26 hours, within another hour.
    const isOver = now > Date.parse(day) + 52 * HOUR;
    const isDue = schedule !== 'manual' && day >= utcDay(play.healthyFrom) && day >= (ledger.since[''] ?? '9');
    if (isOver && isDue && isWeekday(day)) {
      for (const { id } of truth.picks(day))
        if (!rows.has(id)) fail(`${id}, the community's pick of ${day}, is missing`);
    }
  }
  const runs = new Map((profile.databases.peek('runs') as Run[]).map((run) => [run.day as string, run]));
  for (const [key, entry] of Object.entries(ledger.days)) {
    const isOn = now - (runs.get(key)?.startedAt ?? 0) < HOUR;
    // A reader may have wished for it just now.
    const isStale = now - (entry.dirty?.since ?? now) >= HOUR;
    if (!isOn && (entry.running || isStale)) fail(`${key} is left ${entry.running ? 'running' : 'dirty'}`);
  }
  judgeBounds(play);
  if (parseDay(last) === undefined) fail('no last day');
}

/** Papers are stored by the block. */
function countOf({ databases }: Profile, store: string): number {
  if (store !== 'papers') return databases.count(store);
  return (databases.peek(store) as PaperBlock[]).reduce((sum, { papers }) => sum + papers.length, 0);
}

function judgeBounds({ profile, scheduler, fail }: Play): void {
  const oldest = addDays(utcDay(scheduler.now()), -34);
  const stores = {
    ...{ papers: 4000, listings: 600, validators: 700, questions: 60, runs: 80, digests: 120, shelves: 60 },
    ...{ looks: 400, pictures: 0, state: 20 },
  };
  for (const [store, most] of Object.entries(stores)) {
    const count = countOf(profile, store);
    if (count > most) fail(`${count} records in ${store}`);
  }
  for (const { readAt, day } of profile.databases.peek('listings') as { readAt: number; day: Day }[]) {
    if (utcDay(readAt) < oldest && day < oldest) fail(`a listing of ${day}, read on ${utcDay(readAt)}, is still there`);
  }
}
