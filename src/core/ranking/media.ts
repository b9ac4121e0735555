import type { LinkKind } from '../link.ts';
import type { Signal } from './reader/signal-kind.ts';

const VALUES: Partial<Record<LinkKind, number>> = {
  project: 1,
  demo: 1,
  video: 0.9,
  code: 0.7,
  model: 0.6,
  dataset: 0.6,
  leaderboard: 0.6,
};

/** Something to look at or to try. The best kind counts; more of the same proves nothing. */
export const media: Signal = {
  name: 'media',
  weigh: (_subject, { communityOnly, links }) => {
    if (communityOnly) return [];
    let best: LinkKind | undefined;
    for (const { kind, from } of links) {
      // A link built by rule (a search) exists for every paper.
      if (from !== 'rule' && (VALUES[kind] ?? 0) > (best ? (VALUES[best] ?? 0) : 0)) best = kind;
    }
    if (!best) return [];
    const key = `reasonHas${best[0]?.toUpperCase()}${best.slice(1)}`;
    return [{ value: VALUES[best] ?? 0, phrase: { key } }];
  },
};
