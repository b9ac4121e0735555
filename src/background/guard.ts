/** An edge of the worker: what goes wrong there is written down and ends there; the alarm comes back to it. */
export async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error('the worker stopped', error);
  }
}
