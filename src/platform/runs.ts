import type { Day } from '../core/day.ts';
import type { Run } from '../core/run.ts';
import { read } from './database.ts';

/** The last run of a day; it is on while `finishedAt` is missing. */
export async function readRun(day: Day): Promise<Run | undefined> {
  return read(['runs'], (tx) => tx.objectStore('runs').get(day));
}

/** All runs kept, newest day first. */
export async function listRuns(): Promise<Run[]> {
  return (await read(['runs'], (tx) => tx.objectStore('runs').getAll())).reverse();
}
