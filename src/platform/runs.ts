import type { Day } from '../core/day.ts';
import type { Run } from '../core/run.ts';
import { database } from './database.ts';

/** The last run of a day; it is on while `finishedAt` is missing. */
export async function readRun(day: Day): Promise<Run | undefined> {
  return (await database()).get('runs', day);
}

/** All runs kept, newest day first. */
export async function listRuns(): Promise<Run[]> {
  return (await (await database()).getAll('runs')).reverse();
}
