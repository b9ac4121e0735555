import { noteFault } from '../platform/faults.ts';
import { isDamage, repairDatabase } from '../platform/repair.ts';
import { RESTS } from './plan-state.ts';
import { watch } from './wake.ts';

/**
 * An edge of the worker: what goes wrong there is written down and ends there; the alarm comes back to it. Where the
 * database's files are damaged, it is made anew and the work done again.
 */
export async function guarded(work: () => Promise<void>): Promise<void> {
  let error = await faultOf(work);
  if (error) await noteFault('the worker stopped', error);
  // Where every store can be read, the browser may have made it anew itself; if the work is told of damage again, it has
  // not: what is damaged is met by a write, or by reading single keys.
  for (const isSure of [false, true]) {
    if (!isDamage(error)) return;
    error = await faultOf(async () => {
      // Killed in the middle of it, the worker comes back to a database that is gone, and not in a quarter of an hour.
      await watch();
      // Hosts are owed their rest by whoever asked them, whatever became of the database.
      await repairDatabase([RESTS], isSure);
      await work();
    });
    if (error) await noteFault('the database could not be repaired', error);
  }
}

/** What the work throws; `undefined` where it ends well. */
function faultOf(work: () => Promise<void>): Promise<unknown> {
  return work().catch((error: unknown) => error);
}
