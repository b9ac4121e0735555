import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What stands in front of every script of a shifted copy: `Date` and the alarms live `offset` ms away from the machine.
 * One offset for all contexts, fixed before the browser starts, so that worker, pages and content scripts agree.
 */
function shim(offset: number): string {
  return `(() => {
  if (globalThis.__shiftedBy !== undefined) return;
  const offset = ${offset};
  globalThis.__shiftedBy = offset;
  const Real = Date;
  const Shifted = function (...args) {
    if (!new.target) return new Shifted().toString();
    return args.length === 0 ? Reflect.construct(Real, [Real.now() + offset], new.target) : Reflect.construct(Real, args, new.target);
  };
  Shifted.prototype = Real.prototype;
  Shifted.prototype.constructor = Shifted;
  Shifted.UTC = Real.UTC;
  Shifted.parse = Real.parse;
  Shifted.now = () => Real.now() + offset;
  globalThis.Date = Shifted;
  for (const name of ['chrome', 'browser']) {
    const alarms = globalThis[name]?.alarms;
    if (!alarms || alarms.__shifted) continue;
    const { create, get, getAll } = alarms;
    const there = (alarm) => alarm && { ...alarm, scheduledTime: alarm.scheduledTime + offset };
    const both = (method, map) => (...args) => {
      const done = typeof args.at(-1) === 'function' ? args.pop() : undefined;
      const answer = method.apply(alarms, args).then(map);
      return done ? void answer.then(done) : answer;
    };
    const shifted = {
      __shifted: true,
      create: (...args) =>
        create.apply(alarms, args.map((part) => (part && typeof part === 'object' && part.when ? { ...part, when: part.when - offset } : part))),
      get: both(get, there),
      getAll: both(getAll, (list) => list.map(there)),
    };
    for (const [key, value] of Object.entries(shifted)) Object.defineProperty(alarms, key, { value, configurable: true, writable: true });
    const { onAlarm } = alarms;
    const add = onAlarm.addListener;
    Object.defineProperty(onAlarm, 'addListener', {
      value: (listener) => add.call(onAlarm, (alarm) => listener(there(alarm))),
      configurable: true,
    });
  }
})();
`;
}

/** Content scripts read no clock, and are measured as they are. */
function scriptsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'content' ? [] : scriptsUnder(path);
    return entry.name.endsWith('.js') ? [path] : [];
  });
}

/** A public key of nobody's: it gives an unpacked copy the same id wherever it lies. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqgjO3BgpVLEGx5E89hMxNRXnMdhNxB+G/JityhS5I7e+lhEH/xDD0zQZGYvJmqXdtYsrqojtN6fY3B4eGxkWOy2+NcG5eewiFo5y/sqgZMnoefYEVkM+pDNQTl8wWZ73YXDosN6wKLIhq3Fs+5LQv+ezhjai0rt62vLQRWEdDnBQrOOliuvC5q6mKY53bD4LJlCafGHE+I2MvIyNQ+WHvDn+okpuZndicXNFXLz5ZCii49uP1ZNRHDQNt17c/Ss10e5iVFS7xvjjS217umz8y25wrPFtWA5Ms95xr7EESWU3E2On+2lEQ7XUx6ebWYAIyC3dk/S9XMP756nN2wAbzQIDAQAB';

/**
 * Makes a copy of a built extension that lives at another time; the product itself has no hook for it.
 * @param offset ms to add to the machine's clock
 */
export function makeShiftedCopy(build: string, copy: string, offset: number): void {
  rmSync(copy, { recursive: true, force: true });
  cpSync(build, copy, { recursive: true });
  const manifestPath = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  if (manifest.background.service_worker) writeFileSync(manifestPath, JSON.stringify({ ...manifest, key: KEY }));
  const front = shim(offset);
  for (const path of scriptsUnder(copy)) writeFileSync(path, front + readFileSync(path, 'utf8'));
}
