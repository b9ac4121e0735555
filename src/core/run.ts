import type { Day } from './day.ts';
import type { SourceFailure } from './digest.ts';

/** One refresh of one day, for the progress line and the diagnostics. Times are ms since 1970 (UTC). */
export interface Run {
  readonly day: Day;
  readonly startedAt: number;
  /** Absent while it is on. */
  readonly finishedAt?: number;
  readonly asked: number;
  readonly answered: number;
  readonly notModified: number;
  readonly papers: number;
  readonly bytes: number;
  readonly failures: readonly SourceFailure[];
}
