import { expect, it } from 'vitest';
import './stores.ts';
import { handlers } from '../../src/background/answers.ts';
import { preparePlan } from '../../src/background/plan-state.ts';
import { latestDay } from '../../src/core/day.ts';
import { entryOf } from '../../src/core/planning/ledger.ts';
import { dropDatabase } from '../../src/platform/database.ts';
import { loadSettings } from '../../src/platform/settings-store.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';

const own = { from: 'own', isPrivate: false } as const;

it('a day is wished for when the alarm is set: who dies before the run comes back to it', async () => {
  await dropDatabase();
  installExtension(makeStorage(), { alarms: { create: () => Promise.reject(new Error('no alarm')) } });
  const settings = await loadSettings();
  // The first plan of all wishes for its newest day by itself.
  await preparePlan(settings);
  const day = latestDay(Date.now() - 7 * 24 * 3_600_000);
  await expect(async () => handlers.refresh(day, own)).rejects.toThrow('no alarm');
  expect(entryOf((await preparePlan(settings)).ledger, day).wishedAt).toBeUndefined();
});

it('no day is wished for that is none, or is to come', async () => {
  for (const told of ['2026-02-30', 'today', '2999-01-01'])
    await expect(async () => handlers.refresh(told as never, own)).rejects.toThrow('no such day');
});
