/** Turns without the clock moving on: more than any honest work takes. */
const RESTLESS = 100_000;

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** The scripted clock with its timers, and the tasks that are due now. Nothing in it takes real time. */
export interface Scheduler {
  now(): number;
  /** Queues a task for the current moment; `undefined` owners are the world's. */
  task(run: () => void): void;
  timer(at: number, run: () => void): () => void;
  /** Runs tasks until there are none and all promises have settled. */
  settle(): Promise<void>;
  /** Moves to the next timer, not beyond `limit`. @returns false when there is none before it. */
  advance(limit: number): Promise<boolean>;
  /** Moves the clock without running timers in between: they come late, as after sleep. */
  jump(to: number): void;
  /** Tasks run so far: where a killer can strike. */
  readonly count: { tasks: number };
  onTask: (() => void) | undefined;
}

export function makeScheduler(start: number): Scheduler {
  let now = start;
  let order = 0;
  let tasks: (() => void)[] = [];
  const timers: Timer[] = [];
  /** All promises settle: a tick's turn comes when none has anything left to run. */
  const drain = () => new Promise<void>((resolve) => process.nextTick(resolve));
  /** The same, and Node tells of promises whose rejection nobody took; it costs a turn of its loop. */
  const rest = () => new Promise<void>((resolve) => setImmediate(resolve));

  const scheduler: Scheduler = {
    now: () => now,
    task: (run) => void tasks.push(run),
    timer(at, run) {
      order += 1;
      // Clocks tick in whole milliseconds.
      const timer: Timer = { at: Math.max(Math.ceil(at), now), order, run };
      let index = timers.length;
      while (index > 0 && after(timers[index - 1] as Timer, timer)) index -= 1;
      timers.splice(index, 0, timer);
      return () => {
        const found = timers.indexOf(timer);
        if (found >= 0) timers.splice(found, 1);
      };
    },
    async settle() {
      await drain();
      let sinceRest = 0;
      while (tasks.length > 0) {
        const batch = tasks;
        tasks = [];
        sinceRest += 1;
        if (sinceRest > RESTLESS)
          throw new Error(`no rest at ${new Date(now).toISOString()}: somebody waits in a circle`);
        for (const run of batch) {
          scheduler.count.tasks += 1;
          scheduler.onTask?.();
          run();
        }
        // The loop itself may not starve, nor a rejection be overlooked because somebody takes it much later.
        await (sinceRest % 4 === 0 ? rest() : drain());
      }
      await rest();
    },
    async advance(limit) {
      const first = timers[0];
      if (!first || first.at > limit) {
        now = Math.max(now, Math.ceil(limit));
        return false;
      }
      timers.shift();
      now = Math.max(now, first.at);
      first.run();
      await scheduler.settle();
      return true;
    },
    jump(to) {
      now = Math.max(now, Math.ceil(to));
    },
    count: { tasks: 0 },
    onTask: undefined,
  };
  return scheduler;
}

function after(a: Timer, b: Timer): boolean {
  return a.at > b.at || (a.at === b.at && a.order > b.order);
}
