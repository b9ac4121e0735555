import type { Zone } from './zone.ts';

/** What the clocks of all contexts show: one simulation plays at a time. */
let shown: { now(): number; readonly zone: Zone } | undefined;

export function setClock(source: { now(): number; readonly zone: Zone }): void {
  shown = source;
}

function time(): number {
  if (!shown) throw new Error('no simulation is on');
  return shown.now();
}

/** `Date` as a context sees it: by the scripted clock, and where the reader is. The same in every life, which is faster. */
export class Clock extends Date {
  constructor(...given: [number | string] | []) {
    super(given.length === 0 ? time() : given[0]);
  }
  static override now(): number {
    return time();
  }
  override getTimezoneOffset(): number {
    return -(shown?.zone(this.getTime()) ?? 0);
  }
}
