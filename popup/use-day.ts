import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Day, isWeekday, newestDay } from '../src/core/day.ts';
import type { Digest } from '../src/core/digest.ts';
import { type Failure, failureOf } from '../src/core/failure.ts';
import { renew } from '../src/core/renew.ts';
import type { Run } from '../src/core/run.ts';
import { onChange } from '../src/platform/changes.ts';
import { now } from '../src/platform/clock.ts';
import { listDays, readDigest } from '../src/platform/digests.ts';
import { send } from '../src/platform/messages.ts';
import { readRun } from '../src/platform/runs.ts';

/** Hugging Face's list begins here, and no source of ours reaches further back. */
export const FIRST_DAY = '2023-05-04' as Day;

export interface DayState {
  readonly day: Day;
  /** The list being read: it never moves by itself. */
  readonly shown: Digest | undefined;
  /** A newer one, waiting to be asked for, and how many papers only it has. */
  readonly offered: { readonly digest: Digest; readonly fresh: number } | undefined;
  readonly run: Run | undefined;
  /** The database has answered for this day. */
  readonly read: boolean;
  /** The worker has been asked and has not begun yet. */
  readonly asked: boolean;
  /** What went wrong when it was asked. */
  readonly failure: Failure | undefined;
}

export interface DayHands {
  readonly refresh: () => void;
  readonly accept: () => void;
}

function fresh(day: Day, digest?: Digest): DayState {
  const read = digest !== undefined;
  return { day, shown: digest, offered: undefined, run: undefined, read, asked: false, failure: undefined };
}

/** Takes in a digest that has just been published: at once where nobody can have begun to read, else as an offer. */
function receive(state: DayState, digest: Digest | undefined, untouched: boolean): DayState {
  if (!digest) return { ...state, read: true };
  const { shown } = state;
  if (!shown || shown.cards.length === 0) return { ...state, shown: digest, offered: undefined, read: true };
  if (digest.madeAt === shown.madeAt) return { ...state, read: true };
  const renewal = renew(shown, digest);
  if (untouched && !shown.complete) return { ...state, shown: digest, offered: undefined, read: true };
  const offered = renewal.differs ? { digest, fresh: renewal.fresh } : undefined;
  return { ...state, shown: renewal.shown, offered, read: true };
}

/** The day's digest; the one that is known already is not read once more, since a long day takes its time. */
async function readDigestSince(day: Day, known: Digest | undefined): Promise<Digest | undefined> {
  const counts = known && (await listDays()).find((stored) => stored.day === day);
  return known && counts?.madeAt === known.madeAt ? known : readDigest(day);
}

/** Whether the day has to be asked for as soon as it is looked at. */
function needsAsking(digest: Digest | undefined, run: Run | undefined, day: Day, at: number): boolean {
  if (run && run.finishedAt === undefined) return true;
  if (day > newestDay(at) || day < FIRST_DAY || !isWeekday(day)) return false;
  if (!digest) return true;
  return !digest.complete && !digest.failures.some((failure) => (failure.nextTry ?? 0) > at);
}

/**
 * One day as it is read: its digest, what is being done about it, and what is on offer.
 * @param first what has been read for this day before the first paint.
 */
export function useDay(day: Day, first: Digest | undefined): [DayState, DayHands] {
  const [state, setState] = useState(() => fresh(day, first));
  const touched = useRef(false);
  const current = state.day === day ? state : fresh(day);

  const refresh = useCallback(() => {
    setState((before) => ({ ...(before.day === day ? before : fresh(day)), asked: true, failure: undefined }));
    send('refresh', day).then(
      () => setState((before) => (before.day === day ? { ...before, asked: false } : before)),
      (error: unknown) => {
        const failure = failureOf(error);
        setState((before) => (before.day === day ? { ...before, asked: false, failure } : before));
      },
    );
  }, [day]);

  useEffect(() => {
    let gone = false;
    touched.current = false;
    const update = (change: (state: DayState) => DayState) =>
      !gone && setState((before) => change(before.day === day ? before : fresh(day)));
    const readRunAgain = () => readRun(day).then((run) => update((before) => ({ ...before, run })));
    const readDigestAgain = () =>
      readDigest(day).then((digest) => update((before) => receive(before, digest, !touched.current)));
    const report = (error: unknown) => update((before) => ({ ...before, read: true, failure: failureOf(error) }));
    const stop = onChange((change) => {
      if (change.day !== day) return;
      if (change.type === 'run') readRunAgain().catch(report);
      if (change.type === 'digest') readDigestAgain().catch(report);
    });
    Promise.all([readDigestSince(day, first), readRun(day)])
      .then(([digest, run]) => {
        update((before) => ({ ...receive(before, digest, !touched.current), run }));
        if (!gone && needsAsking(digest, run, day, now())) refresh();
      })
      .catch(report);
    return () => {
      gone = true;
      stop();
    };
  }, [day, first, refresh]);

  useEffect(() => {
    const touch = () => {
      touched.current = true;
    };
    const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'scroll'];
    for (const sign of signs) addEventListener(sign, touch, { passive: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, touch);
    };
  }, []);

  const accept = useCallback(() => {
    touched.current = false;
    setState((before) => (before.offered ? { ...before, shown: before.offered.digest, offered: undefined } : before));
  }, []);
  return [current, { refresh, accept }];
}

/** Whether a run is on for this day, as far as the database knows. */
export function isRunning({ run }: DayState): boolean {
  return run !== undefined && run.finishedAt === undefined;
}
