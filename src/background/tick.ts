import type { Day } from '../core/day.ts';
import { failureOf } from '../core/failure.ts';
import { decide, type Step } from '../core/plan.ts';
import { cleaned, entryOf, withDay } from '../core/planning/ledger.ts';
import { keepAwake } from '../platform/awake.ts';
import { showBadge } from '../platform/badge.ts';
import { announce } from '../platform/changes.ts';
import { now, wait, zone } from '../platform/clock.ts';
import { transact } from '../platform/database.ts';
import { noteFault } from '../platform/faults.ts';
import { makeRoom } from '../platform/make-room.ts';
import { isDamage } from '../platform/repair.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { ask } from './ask.ts';
import { doChores } from './chores.ts';
import { askComments } from './comments-step.ts';
import { compose } from './compose-step.ts';
import { changeLedger, ledgerIn, preparePlan, putLedger } from './plan-state.ts';
import { changeQueue } from './queue-step.ts';
import { changeRun } from './run-record.ts';
import { sleepUntil, watch } from './wake.ts';

/** Pauses up to here are waited out; longer ones are left to the alarm, and the worker may sleep. */
const PATIENCE = 20_000;
const AFTER_ERROR = 15 * 60_000;

/**
 * Does all there is to do, and sets the alarm to when there will be more. One at a time over all contexts.
 * @param patient waits for a tick that is on, because there is news for it: it may have decided already.
 */
export async function tick(patient = false): Promise<void> {
  hasNews = true;
  nudge();
  await navigator.locks.request('run', { ifAvailable: !patient }, async (lock) => {
    if (!lock) return;
    await watch();
    try {
      // Browsers forget it when they start, and a worker that died may have owed it: it need not wait for what is asked.
      await showBadge();
      await sleepUntil(await keepAwake(run));
    } catch (error) {
      // Not every minute: what went wrong now goes wrong in a minute too.
      await sleepUntil(now() + AFTER_ERROR);
      throw error;
    }
  });
}

/**
 * Changes what there is to do, and does it. The alarm is set before: a worker that dies in between comes back to it within
 * a minute, and not at the next hour that something was planned for.
 */
export async function tickAfter(change: () => Promise<unknown>): Promise<void> {
  await watch();
  await change();
  await tick(true);
}

/** @returns when to wake, ms since 1970. */
async function run(): Promise<number> {
  let settings = await loadSettings();
  hasNews = false;
  for (;;) {
    if (hasNews) {
      hasNews = false;
      settings = await loadSettings();
    }
    const state = await preparePlan(settings);
    const step = decide(state, settings, now(), zone());
    if (step.type !== 'wait') {
      await perform(step);
      continue;
    }
    if (step.until - now() > PATIENCE) {
      const more = await doChores(settings);
      if (more <= now()) continue;
      return Math.min(step.until, more);
    }
    await rest(step.until - now());
  }
}

async function perform(step: Exclude<Step, { type: 'wait' }>): Promise<void> {
  switch (step.type) {
    case 'queue':
      return changeQueue(step);
    case 'comments':
      return askComments(step.day);
    case 'compose':
      return composeOrPass(step.day);
    case 'finish':
      return finish(step);
    case 'ask':
      return ask(step.question);
  }
}

/** A day that cannot be made keeps its last digest, and does not keep the others waiting. */
async function composeOrPass(day: Day): Promise<void> {
  try {
    await compose(day);
  } catch (error) {
    if (isDamage(error)) throw error;
    await noteFault(`${day} could not be made`, error);
    if (failureOf(error).kind === 'storage-full') await makeRoom();
    await changeLedger((ledger) => cleaned(ledger, day, entryOf(ledger, day).dirty?.since));
  }
}

/** Closes the day's run. */
async function finish({ day }: Extract<Step, { type: 'finish' }>): Promise<void> {
  const finishedAt = now();
  await transact(['runs', 'state', 'questions'], async (tx, operations) => {
    operations.push(putLedger(tx, withDay(await ledgerIn(tx), day, { running: false })));
    await changeRun(tx, day, () => ({ finishedAt }));
  });
  announce({ type: 'run', day });
}

/** Whoever calls for a tick has news, for one that is on too: it reads the settings again, and ends its pause. Only a
 * matter of speed, so it may live in memory: the caller's own tick comes next. */
let hasNews = false;
let nudge: () => void = () => undefined;

function rest(ms: number): Promise<void> {
  const nudged = new Promise<void>((resolve) => {
    nudge = resolve;
  });
  return Promise.race([wait(ms), nudged]);
}
