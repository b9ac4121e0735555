import { noteFault } from '../platform/faults.ts';
import { isDamage, repairDatabase } from '../platform/repair.ts';
import { RESTS } from './plan-state.ts';

/**
 * An edge of the worker: what goes wrong there is written down and ends there; the alarm comes back to it. Where the
 * database's files are damaged, it is made anew and the work done again.
 */
export async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await noteFault('the worker stopped', error);
    if (!isDamage(error)) return;
    try {
      // Hosts are owed their rest by whoever asked them, whatever became of the database.
      await repairDatabase([RESTS]);
      // Where there was nothing left to repair, the browser had made it anew itself.
      await work();
    } catch (again) {
      await noteFault('the database could not be repaired', again);
    }
  }
}
