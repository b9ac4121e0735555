import type { Scheduler } from './scheduler.ts';

/**
 * One context from its start to its death: a worker's life, or a page's. After death nothing it still does reaches the
 * world, and nothing of the world reaches it.
 */
export interface Life {
  readonly name: string;
  readonly isWorker: boolean;
  isAlive(): boolean;
  /** When the browser last saw it busy, ms since 1970. */
  activeAt: number;
  /** Events it has not answered yet. */
  pending: number;
  /** Runs later in this moment, if it still lives. */
  task(run: () => void): void;
  timer(at: number, run: () => void): () => void;
  /** A promise that never settles once it is dead. */
  promise<Value>(executor: (resolve: (value: Value) => void, reject: (error: unknown) => void) => void): Promise<Value>;
  /** The result of a call of the browser, a task later. */
  answer<Value>(work: () => Value): Promise<Value>;
  onDeath(work: () => void): void;
  kill(): void;
}

export function makeLife(name: string, isWorker: boolean, scheduler: Scheduler): Life {
  let alive = true;
  const funerals: (() => void)[] = [];
  const life: Life = {
    name,
    isWorker,
    isAlive: () => alive,
    activeAt: scheduler.now(),
    pending: 0,
    task: (run) => {
      if (alive) scheduler.task(() => alive && run());
    },
    timer: (at, run) => (alive ? scheduler.timer(at, () => alive && run()) : () => undefined),
    promise: (executor) =>
      new Promise((resolve, reject) => {
        if (alive)
          executor(
            (value) => alive && resolve(value),
            (error) => alive && reject(error),
          );
      }),
    answer: (work) =>
      life.promise((resolve, reject) =>
        life.task(() => {
          try {
            resolve(work());
          } catch (error) {
            reject(error);
          }
        }),
      ),
    onDeath: (work) => void funerals.push(work),
    kill() {
      if (!alive) return;
      alive = false;
      for (const work of funerals.reverse()) work();
    },
  };
  return life;
}
