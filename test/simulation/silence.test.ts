import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day, utcDay, utcStart } from '../../src/core/day.ts';
import type { World } from './answers.ts';
import type { Request } from './host/network.ts';
import { ZONES } from './host/zone.ts';
import { loadPrograms, type Programs } from './seed.ts';
import type { Fault } from './weather.ts';
import { playWeek, usualWorld } from './week.ts';

const MONDAY = '2026-06-08' as Day;
const LISTS = ['cs.AI', 'cs.CL', 'cs.CV', 'math.CO'];
const HOUR = 3_600_000;
/** Asked every three hours, which are spread by a quarter: eight times a day, eleven at most. */
const PROBES = 11;

let programs: Programs;
let world: World;
beforeAll(async () => {
  programs = await loadPrograms();
  world = usualWorld(MONDAY);
}, 60_000);

/** A week in a browser that is always on, some days after its installation, whose network keeps it from `host`. */
const week = (host: string, fault: Fault, until = Number.POSITIVE_INFINITY): Promise<readonly Request[]> =>
  playWeek(
    { offset: 0.3, lists: LISTS, schedule: 'announced', hours: undefined, zone: ZONES[0] ?? (() => 0) },
    {
      ...{ world, programs, monday: MONDAY },
      weather: { fault: (asked, at) => (asked === host && at < until ? fault : undefined) },
    },
  );

/** How often `host` was asked on each day from Monday on. */
const daily = (asked: readonly Request[], host: string) =>
  Array.from({ length: 7 }, (_, at) => {
    const day = addDays(MONDAY, at);
    return asked.filter((one) => one.host === host && utcDay(one.start) === day).length;
  });

describe('a host that a network keeps somebody from', () => {
  it.each(['network', 'html'] as const)(
    'is asked eight times a day or so, whatever waits for it: %s',
    { timeout: 120_000 },
    async (fault) => {
      const asked = await week('huggingface.co', fault);
      const days = daily(asked, 'huggingface.co');
      expect(Math.max(...days), days.join()).toBeLessThanOrEqual(PROBES);
      expect(Math.min(...days), days.join()).toBeGreaterThanOrEqual(6);
      expect(daily(asked, 'arxiv.org'), 'others as ever').toEqual([4, 4, 4, 4, 4, 0, 0]);
    },
  );

  it('is asked once more for each list of a day, and the lists come from another', { timeout: 120_000 }, async () => {
    const asked = await week('arxiv.org', 'network');
    const days = daily(asked, 'arxiv.org');
    // The new day's page and the last day's, of four lists each.
    expect(Math.max(...days), days.join()).toBeLessThanOrEqual(PROBES + 8);
    expect(daily(asked, 'rss.arxiv.org')).toEqual([4, 4, 4, 4, 4, 0, 0]);
  });

  it('is asked for all that waits as soon as it answers', { timeout: 120_000 }, async () => {
    const back = utcStart(addDays(MONDAY, 3)) + 10 * HOUR;
    for (const [host, minutes] of [['huggingface.co', 1] as const, ['arxiv.org', 45] as const]) {
      const answers = (await week(host, 'network', back)).filter((one) => one.host === host && one.start >= back);
      const first = answers[0]?.start ?? 0;
      expect(first - back, host).toBeLessThan(4 * HOUR);
      const soon = answers.filter(({ start }) => start - first < minutes * 60_000);
      expect(soon.length, host).toBeGreaterThanOrEqual(host === 'arxiv.org' ? 20 : 5);
      expect(daily(answers, host).at(-1), 'and has no more to tell').toBe(0);
    }
  });
});
