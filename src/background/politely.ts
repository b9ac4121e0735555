import { Failed } from '../core/failure.ts';
import { backoff } from '../core/planning/backoff.ts';
import {
  begun,
  busyUntil,
  ended,
  isSilent,
  type Rests,
  readyAt,
  settled,
  strikesOf,
  told,
} from '../core/planning/rests.ts';
import { chance } from '../platform/chance.ts';
import { now, wait } from '../platform/clock.ts';
import { transact } from '../platform/database.ts';
import { putRests, restsIn } from './plan-state.ts';

/** A single request outside a run, with the same manners: alone, after the host's rest, and noted before and after. */
export function politely<Result>(url: string, pause: number, request: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('request', async () => {
    await rested(url);
    // The host is enough: a paper that is looked for in a private window is not to be found in what is stored.
    await changeRests((rests) => begun(rests, new URL(url).origin, pause, now()));
    try {
      const result = await request();
      // The plan's questions of a silent host wait for one of theirs.
      await changeRests((rests) => {
        const rested = ended(rests, url, pause, now());
        return isSilent(rests, url) ? rested : told(rested, url, undefined);
      });
      return result;
    } catch (error) {
      await changeRests((rests) => blamed(ended(rests, url, pause, now()), url, error));
      throw error;
    }
  }) as Promise<Result>;
}

/** Waits until the host may be asked. @throws Failed `busy` when it asked us to wait. */
async function rested(url: string): Promise<void> {
  for (;;) {
    const at = now();
    const rests = await changeRests((known) => settled(known, at));
    const busy = busyUntil(rests, url, at);
    if (busy > at) throw new Failed({ kind: 'busy', until: busy });
    const ready = readyAt(rests, url, at);
    if (ready <= at) return;
    await wait(ready - at);
  }
}

function blamed(rests: Rests, url: string, error: unknown): Rests {
  if (!(error instanceof Failed) || error.failure.kind !== 'busy') return rests;
  const at = now();
  return told(rests, url, at + backoff(error.failure, strikesOf(rests, url) + 1, chance(), at));
}

async function changeRests(change: (rests: Rests) => Rests): Promise<Rests> {
  return transact(['state'], async (tx, operations) => {
    const rests = await restsIn(tx);
    const changed = change(rests);
    if (changed !== rests) operations.push(putRests(tx, changed));
    return changed;
  });
}
