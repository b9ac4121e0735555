import type { Day } from '../../src/core/day.ts';
import type { Request } from '../simulation/host/network.ts';
import { ZONES } from '../simulation/host/zone.ts';
import { loadPrograms } from '../simulation/seed.ts';
import { type Habits, playWeek, usualWorld } from '../simulation/week.ts';
import type { BenchArgs } from './index.ts';
import { printTable } from './measure/figures.ts';

const MONDAY = '2026-06-08' as Day;
const LISTS = ['cs.AI', 'cs.CL', 'cs.CV', 'math.CO'];
/** Installations that are played, unless `--played N` says otherwise: as many in every time zone. */
const PLAYED = 64;
const COUNTS = [1000, 10_000, 100_000, 1_000_000];
/** A rate is read over so long: those that were played come some minutes apart. */
const WINDOW = 30 * 60_000;
const HOSTS = ['arxiv.org', 'rss.arxiv.org', 'export.arxiv.org', 'huggingface.co'];

/**
 * What many installations ask of each host in a normal week: the real worker is played for a sample of them, in browsers
 * that run all day (a quarter) or from some morning hour to the evening, in the time zones of the world, with the usual
 * four categories and days of 350 papers. The worst second is that of the busiest half hour, and four standard
 * deviations of chance.
 */
export async function run({ json, rest }: BenchArgs): Promise<object> {
  const at = rest.indexOf('--played');
  const played = at < 0 ? PLAYED : Number(rest[at + 1]);
  const programs = await loadPrograms();
  const world = usualWorld(MONDAY);
  const weeks: { readonly habits: Habits; readonly asked: readonly Request[] }[] = [];
  for (let number = 0; number < played; number += 1) {
    const habits = habitsOf(number, played);
    weeks.push({ habits, asked: await playWeek(habits, { world, programs, monday: MONDAY }) });
  }
  const asked = weeks.flatMap((week) => week.asked);
  const hosts = Object.fromEntries(
    HOSTS.map((host) => {
      const own = asked.filter((one) => one.host === host);
      const aDay = own.length / played / 7;
      const bytes = own.reduce((sum, one) => sum + (one.bytes ?? 0), 0) / played / 7;
      const peak = peakOf(own, played);
      const worst = Object.fromEntries(COUNTS.map((count) => [count, worstSecond(peak * count)]));
      return [host, { aDay: round(aDay), bytesADay: Math.round(bytes), peakAnHour: round(peak * 3600), worst }];
    }),
  );
  const groups = {
    always: weeks.filter(({ habits }) => !habits.hours),
    'ten hours of weekdays': weeks.filter(({ habits }) => habits.hours),
  };
  const weekly = Object.fromEntries(
    Object.entries(groups).map(([name, own]) => {
      const all = own.flatMap((week) => week.asked);
      const count = (host: string) => round(all.filter((one) => one.host === host).length / own.length);
      const bytes = all.reduce((sum, one) => sum + (one.bytes ?? 0), 0) / own.length;
      const counts = Object.fromEntries(HOSTS.map((host) => [host, count(host)]));
      return [name, { ...counts, all: round(all.length / own.length), bytes: Math.round(bytes) }];
    }),
  );
  if (!json) {
    printTable('requests of one installation in a normal week, by when its browser runs', [
      ['browser', ...HOSTS, 'all', 'bytes'],
      ...Object.entries(weekly).map(([name, one]) => [name, ...Object.values(one)]),
    ]);
    printTable(`requests of a normal week, ${played} installations played`, [
      ['host', 'a day', 'bytes a day', ...COUNTS.map((count) => `worst second, ${count}`)],
      ...HOSTS.map((host) => {
        const one = hosts[host] as (typeof hosts)[string];
        return [host, one.aDay, one.bytesADay, ...COUNTS.map((count) => one.worst[count] as number)];
      }),
    ]);
  }
  return { played, requestsADay: round(asked.length / played / 7), weekly, hosts };
}

/**
 * Few stand for many: in every time zone a quarter runs all day, their offsets evenly over the range, and the rest opens
 * evenly over three hours of the morning.
 */
function habitsOf(number: number, played: number): Habits {
  const zones = ZONES.length;
  const [zone, place, places] = [number % zones, Math.floor(number / zones), played / zones];
  const always = Math.ceil(places / 4);
  const isAlways = place < always;
  const opens = 7 + (3 * (place - always + 0.5)) / (places - always);
  return {
    offset: isAlways ? (place * zones + zone + 0.5) / (always * zones) : (((number * 7) % played) + 0.5) / played,
    lists: LISTS,
    schedule: 'announced',
    zone: ZONES[zone] as Habits['zone'],
    hours: isAlways ? undefined : [opens, opens + 10],
  };
}

/** Requests a second of one installation on average, in the busiest window of the week. */
function peakOf(asked: readonly Request[], played: number): number {
  const counts = new Map<number, number>();
  for (const { start } of asked) {
    const window = Math.floor(start / WINDOW);
    counts.set(window, (counts.get(window) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) / played / (WINDOW / 1000);
}

function worstSecond(rate: number): number {
  return Math.ceil(rate + 4 * Math.sqrt(rate));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
