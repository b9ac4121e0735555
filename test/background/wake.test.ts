import '../platform/installed.ts';
import { beforeEach, expect, it } from 'vitest';
import { sleepUntil, watch } from '../../src/background/wake.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';

const HOUR = 3_600_000;
const set: { when: number; periodInMinutes: number }[] = [];

beforeEach(() => {
  set.length = 0;
  const create = async (_name: string, alarm: (typeof set)[number]) => void set.push(alarm);
  installExtension(makeStorage(), { alarms: { create } });
});

it.each([
  ['while a run is on', watch],
  ['afterwards', () => sleepUntil(Date.now() + 6 * HOUR)],
])(
  'a worker that dies as it wakes, before it can set its alarm, is back a minute later: %s',
  async (_when, setAlarm) => {
    await setAlarm();
    expect(set).toMatchObject([{ periodInMinutes: 1 }]);
  },
);
