import type { PaperId } from '../../paper.ts';

/** The end of a batch is known from its newest papers, and of a handful the newest may be far from the end. */
const FEWEST = 40;
const ID = /^(\d{4})\.(\d{4,5})$/;

/**
 * How many papers were submitted to arXiv after each paper of a batch and before the batch was closed. arXiv numbers
 * papers as they are submitted, in all fields together, so it is the distance to the newest. Those who care for being
 * seen submit in the last minutes: their papers stand at the end.
 * @param ids the new papers of one day, in any order. Of papers older than the month before the newest nothing is said,
 * nor of old ids (`hep-th/9901001`), nor of a batch too small to show its end.
 */
export function countAfter(ids: Iterable<PaperId>): ReadonlyMap<PaperId, number> {
  const batch = [...ids].flatMap((id) => {
    const [, month, number] = ID.exec(id) ?? [];
    return month && number ? [{ id, month, number: Number(number) }] : [];
  });
  const after = new Map<PaperId, number>();
  if (batch.length < FEWEST) return after;
  const newest = new Map<string, number>();
  for (const { month, number } of batch) newest.set(month, Math.max(newest.get(month) ?? 0, number));
  const [last = '', before = ''] = [...newest.keys()].sort().reverse();
  for (const { id, month, number } of batch) {
    // Numbers begin anew each month: what was submitted before it comes before all of it.
    const later = month === last ? 0 : month === before ? (newest.get(last) ?? 0) : undefined;
    if (later !== undefined) after.set(id, later + (newest.get(month) ?? 0) - number);
  }
  return after;
}
