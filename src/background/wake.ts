import { hasWake, wakeAt } from '../platform/alarm.ts';
import { now } from '../platform/clock.ts';

const MINUTE = 60_000;

/** While a run is on, the alarm is a watchdog: whatever ends the worker, it comes back within a minute. */
export function watch(): Promise<void> {
  return wakeAt(now() + MINUTE);
}

/** Sets the one alarm to the next thing there is to do. */
export function sleepUntil(moment: number): Promise<void> {
  return wakeAt(Math.max(moment, now() + MINUTE / 2));
}

/** Alarms are lost on updates (Chromium) and restarts (Firefox). Made anew only when missing: making it resets it. */
export async function ensure(): Promise<void> {
  if (!(await hasWake())) await watch();
}
