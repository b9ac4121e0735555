import { beforeEach, expect, it } from 'vitest';
import './stores.ts';
import { changeLedger, preparePlan } from '../../src/background/plan-state.ts';
import type { Day } from '../../src/core/day.ts';
import { withDay } from '../../src/core/planning/ledger.ts';
import { readyAt } from '../../src/core/planning/rests.ts';
import { database, dropDatabase } from '../../src/platform/database.ts';
import { loadSettings } from '../../src/platform/settings-store.ts';

const PAGE = 'https://arxiv.org/list/cs.AI/new';
const wait = async () => {
  const { rests } = await preparePlan(await loadSettings());
  return Math.max(0, readyAt(rests, PAGE, Date.now()) - Date.now());
};

beforeEach(async () => {
  // Made once, or it would be a first run that finds none.
  await database();
  await dropDatabase();
  await database();
});

it('whoever has lost the database keeps the rests of an answer that may just have come, whatever is stored first', async () => {
  // Found gone just now: it had been made before.
  await changeLedger((ledger) => withDay(ledger, '2026-06-30' as Day, { running: false }));
  expect(await wait()).toBeGreaterThan(10_000);
});
