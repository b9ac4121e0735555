import { latestDay } from '../core/day.ts';
import { hashOf } from '../core/hash.ts';
import { currentDays, daysOf, emptyLedger, type Ledger, withDay, withDirty } from '../core/planning/ledger.ts';
import { wantedLists } from '../core/planning/lists.ts';
import type { PlanState } from '../core/planning/moment.ts';
import { NO_RESTS, type Rests, restsFrom } from '../core/planning/rests.ts';
import type { Settings } from '../core/settings.ts';
import { chance } from '../platform/chance.ts';
import { now } from '../platform/clock.ts';
import { type Reading, read, transact, type Writing } from '../platform/database.ts';
import { lostAt } from '../platform/sentinel.ts';

const LEDGER = 'ledger';
/** State key: when which host may be asked again. */
export const RESTS = 'rests';
const LATELY = 60_000;

/** The last ledger read or written, by its text: mostly it is what stands. Ledgers are never changed in place. */
let last: { readonly text: string; readonly ledger: Ledger } | undefined;

/** The ledger is stored as text: it is read and written at every step, and a text is cloned ten times as fast. */
function parse(text: unknown): Ledger | undefined {
  if (typeof text !== 'string') return undefined;
  if (last?.text !== text) last = { text, ledger: JSON.parse(text) as Ledger };
  return last.ledger;
}

/** Everything the plan looks at, in an open transaction over `state` and `questions`. `undefined` before the first tick. */
export async function planIn(tx: Reading): Promise<PlanState | undefined> {
  const state = tx.objectStore('state');
  const [text, rests, queue] = await Promise.all([
    state.get(LEDGER),
    state.get(RESTS) as Promise<Rests | undefined>,
    tx.objectStore('questions').getAll(),
  ]);
  const ledger = parse(text);
  return ledger && { ledger, queue, rests: rests ?? NO_RESTS };
}

/** The ledger as it is in an open transaction: whoever changes it reads it there, so that no change is lost. */
export async function ledgerIn(tx: Writing): Promise<Ledger> {
  return parse(await tx.objectStore('state').get(LEDGER)) ?? emptyLedger(chance());
}

export async function restsIn(tx: Writing): Promise<Rests> {
  return ((await tx.objectStore('state').get(RESTS)) as Rests | undefined) ?? NO_RESTS;
}

export function putLedger(tx: Writing, ledger: Ledger): Promise<unknown> {
  const text = JSON.stringify(ledger);
  last = { text, ledger };
  return tx.objectStore('state').put(text, LEDGER);
}

export function putRests(tx: Writing, rests: Rests): Promise<unknown> {
  return tx.objectStore('state').put(rests, RESTS);
}

/** Changes the ledger in a transaction of its own. */
export async function changeLedger(change: (ledger: Ledger) => Ledger): Promise<void> {
  await transact(['state'], async (tx, operations) => {
    const ledger = await ledgerIn(tx);
    const changed = change(ledger);
    if (changed !== ledger) operations.push(putLedger(tx, changed));
  });
}

/**
 * The plan's state, with a ledger: where there is none (a first run, or a lost database) it is made, and the newest batch
 * is wished for, so that the first run starts by itself, whatever the schedule. It notes since when each list is wanted, and
 * that the current days are to be made again for other settings, whoever died over the news of them.
 */
export async function preparePlan(settings: Settings): Promise<PlanState> {
  const wanted = ['', ...wantedLists(settings)];
  const { stamps: _, ...visible } = settings;
  const hash = hashOf(JSON.stringify(visible));
  const state = await read(['state', 'questions'], planIn);
  // Which lists are wanted depends on settings alone.
  if (state?.ledger.settings === hash) return state;
  const drawn = chance();
  const at = now();
  const wasLost = at - ((await lostAt()) ?? 0) < LATELY;
  return transact(['state', 'questions'], async (tx, operations) => {
    const stored = parse(await tx.objectStore('state').get(LEDGER));
    const latest = latestDay(at);
    const known = stored ?? withDay(emptyLedger(drawn), latest, { wishedAt: at });
    const since = Object.fromEntries(wanted.map((list) => [list, known.since[list] ?? latest]));
    const waiting = daysOf(known).flatMap(([day, { incomplete }]) => (incomplete ? [day] : []));
    const ledger = { ...withDirty(known, [...waiting, ...currentDays(known, latest)], at), since, settings: hash };
    operations.push(putLedger(tx, ledger));
    // A database lost in the middle of a run took with it when the last answer came.
    const rests =
      ((await tx.objectStore('state').get(RESTS)) as Rests | undefined) ?? (wasLost ? restsFrom(at) : NO_RESTS);
    operations.push(putRests(tx, rests));
    return {
      ledger,
      rests,
      queue: await tx.objectStore('questions').getAll(),
    };
  });
}
