import type { Chance } from './chance.ts';

/** What can go wrong with one request. */
const FAULTS = [
  'refuse-500',
  'refuse-503',
  'busy-503',
  'busy-429',
  'busy-429-seconds',
  'busy-429-date',
  'silence',
  'trickle',
  'cut',
  'network',
  'html',
  'namespace',
  'nothing',
  'no-entries',
  /** A whole answer without the validator that others of this host have. */
  'bare',
] as const;
export type Fault = (typeof FAULTS)[number];

interface Episode {
  readonly host: string;
  readonly from: number;
  readonly to: number;
  readonly fault: Fault;
}

/** When which host misbehaves: hours of one fault, and single faults in between, until all is well for good. */
export interface Weather {
  fault(host: string, now: number): Fault | undefined;
}

const HOSTS = ['rss.arxiv.org', 'export.arxiv.org', 'arxiv.org', 'huggingface.co'];
const HOUR = 3_600_000;

export function makeWeather(chance: Chance, from: number, healthyFrom: number): Weather {
  const episodes: Episode[] = [];
  for (const host of HOSTS) {
    const own = chance.fork(host);
    for (let at = from; at < healthyFrom; ) {
      at += own.between(6, 120) * HOUR;
      const to = Math.min(healthyFrom, at + own.between(0.2, 14) * HOUR);
      if (at < healthyFrom) episodes.push({ host, from: at, to, fault: own.pick(FAULTS) });
      at = to;
    }
  }
  const often = chance.pick([0, 0.02, 0.1, 0.3]);
  return {
    fault(host, now) {
      if (now >= healthyFrom) return undefined;
      const episode = episodes.find((one) => one.host === host && now >= one.from && now < one.to);
      return episode?.fault ?? (chance.is(often) ? chance.pick(FAULTS) : undefined);
    },
  };
}
