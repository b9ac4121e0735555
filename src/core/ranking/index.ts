import type { Reason } from '../signal.ts';
import { authors } from './authors.ts';
import { community } from './community.ts';
import { media } from './media.ts';
import { prior } from './prior.ts';
import type { Context, Signal } from './reader/signal-kind.ts';
import type { Subject } from './reader/subject.ts';
import { taste } from './taste.ts';
import { topics } from './topics.ts';

/** All signals, in the order in which equal reasons are told. */
export const SIGNALS: readonly Signal[] = [authors, topics, community, taste, prior, media];

/** How many points an opinion of 1 is worth. The one place where signals are set against one another. */
export const WEIGHTS: Readonly<Record<string, number>> = {
  authors: 4,
  topics: 2,
  community: 1.2,
  media: 0.25,
  taste: 0.6,
  prior: 0.3,
};

export interface Judgement {
  readonly score: number;
  /** Strongest first. */
  readonly reasons: readonly Reason[];
}

/** Adds up what the signals say. `off` leaves signals out by name (the bench's ablations). */
export function judge(subject: Subject, context: Context, off: ReadonlySet<string> = new Set()): Judgement {
  const reasons: Reason[] = [];
  let score = 0;
  for (const signal of SIGNALS) {
    if (off.has(signal.name)) continue;
    const weight = WEIGHTS[signal.name] ?? 0;
    for (const opinion of signal.weigh(subject, context)) {
      const value = opinion.value * weight;
      score += value;
      reasons.push({ signal: signal.name, value, phrase: opinion.phrase });
    }
  }
  reasons.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return { score, reasons };
}
