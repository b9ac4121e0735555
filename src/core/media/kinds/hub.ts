import type { KindRule } from './kind.ts';

const HUBS = 'huggingface.co modelscope kaggle';

/** Sites that keep several kinds of thing, told apart by the path. */
export const hub: readonly KindRule[] = [
  ['leaderboard', HUBS, /^\/(?:spaces\/.*(?:leader-?board|arena)|c\/|competitions\/|benchmarks\/)/],
  ['demo', HUBS, /^\/(?:spaces|studios)\//, 'leaderboard'],
  ['demo', 'hf.space', 0, 'leaderboard'],
  ['paper', HUBS, /^\/papers\//],
  ['dataset', HUBS, /^\/datasets\//],
  ['blog', HUBS, /^\/blog\//],
  ['docs', HUBS, /^\/(?:docs|learn)\//],
  ['code', 'kaggle', /^\/(?!models\/)/],
  ['model', 'tfhub.dev'],
  ['model', HUBS, /^\/(?!collections)[^/]+\/[^/]/],
  ['collection', HUBS],
];
