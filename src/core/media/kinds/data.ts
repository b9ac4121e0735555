import type { KindRule } from './kind.ts';

/** Stores of research data. They hold code, plans and papers too: a link is one of these if the sentence speaks of nothing else. */
export const data: readonly KindRule[] = [
  ['dataset', 'osf.io', 0, 'code other supplement paper'],
  [
    'dataset',
    'zenodo hdl.handle.net ieee-dataport synapse dataverse figshare roboflow datadryad mendeley 4tu physionet openneuro',
    0,
    'code paper',
  ],
  [
    'dataset',
    'doi.org',
    /^\/10\.(?:5281|6084|7910|17632|4121|57967|21227|13012|17605|5061|57760|18150|57745|5683)\//,
    'code other paper',
  ],
  ['leaderboard', 'codabench codalab grand-challenge eval.ai'],
];
