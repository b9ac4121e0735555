import type { Life } from '../life.ts';
import type { Scheduler } from '../scheduler.ts';

interface Alarm {
  readonly name: string;
  scheduledTime: number;
  readonly periodInMinutes?: number;
  cancel: () => void;
}

/** What becomes of a firing. */
export type Fate = 'punctual' | 'late' | 'lost' | 'doubled';

/** The browser's alarms: they outlive workers, not always restarts and updates. */
export interface Alarms {
  of(life: Life): object;
  clear(): void;
  /** The browser is closed or asleep: nothing fires; what was missed fires once afterwards. */
  setPaused(paused: boolean): void;
  /** One was made since the browser or the extension started anew. */
  isMade(): boolean;
  startAnew(): void;
  peek(): readonly { readonly name: string; readonly scheduledTime: number }[];
}

export function makeAlarms(
  scheduler: Scheduler,
  called: (life: Life) => void,
  fate: () => Fate,
  fire: (name: string) => void,
): Alarms {
  const alarms = new Map<string, Alarm>();
  let isPaused = false;
  let isMade = false;
  const MINUTE = 60_000;

  const arm = (alarm: Alarm, at: number) => {
    alarm.cancel = scheduler.timer(at, () => ring(alarm));
  };
  const ring = (alarm: Alarm) => {
    if (alarms.get(alarm.name) !== alarm || isPaused) return;
    const { periodInMinutes } = alarm;
    if (periodInMinutes === undefined) alarms.delete(alarm.name);
    else {
      alarm.scheduledTime = scheduler.now() + periodInMinutes * MINUTE;
      arm(alarm, alarm.scheduledTime);
    }
    const drawn = fate();
    if (drawn === 'lost') return;
    if (drawn === 'late') scheduler.timer(scheduler.now() + 4 * MINUTE, () => fire(alarm.name));
    else fire(alarm.name);
    if (drawn === 'doubled') fire(alarm.name);
  };

  return {
    of: (life) => ({
      get: (name: string) => {
        called(life);
        return life.answer(() => {
          const alarm = alarms.get(name);
          return alarm && { name, scheduledTime: alarm.scheduledTime };
        });
      },
      create: (name: string, { when, periodInMinutes }: { when: number; periodInMinutes?: number }) => {
        called(life);
        return life.answer(() => {
          isMade = true;
          alarms.get(name)?.cancel();
          const alarm: Alarm = {
            name,
            scheduledTime: Math.max(when, scheduler.now() + MINUTE / 2),
            ...(periodInMinutes === undefined ? {} : { periodInMinutes }),
            cancel: () => undefined,
          };
          alarms.set(name, alarm);
          arm(alarm, alarm.scheduledTime);
        });
      },
      clear: (name: string) => life.answer(() => alarms.delete(name)),
    }),
    clear() {
      for (const alarm of alarms.values()) alarm.cancel();
      alarms.clear();
    },
    setPaused(paused) {
      isPaused = paused;
      if (paused) return;
      for (const alarm of alarms.values()) {
        alarm.cancel();
        arm(alarm, Math.max(alarm.scheduledTime, scheduler.now() + 27_000));
      }
    },
    isMade: () => isMade,
    startAnew() {
      isMade = false;
    },
    peek: () => [...alarms.values()],
  };
}
