import type { KindRule } from './kind.ts';

/** Stores of research data. They hold code too: a link is code if the sentence speaks of nothing else. */
export const data: readonly KindRule[] = [
  { site: /^osf\.io\//, kind: 'dataset', words: ['code', 'other', 'supplement'] },
  {
    site: /^(?:zenodo\.org|hdl\.handle\.net|ieee-dataport\.org|(?:.+\.)?(?:synapse\.org|dataverse\.[^/]+|figshare\.com|roboflow\.com|datadryad\.org)|data\.(?:mendeley\.com|4tu\.nl)|physionet\.org|openneuro\.org)\//,
    kind: 'dataset',
    words: ['code'],
  },
  {
    site: /^doi\.org\/10\.(?:5281|6084|7910|17632|4121|57967|21227|13012|17605|5061|57760|25452|18150|25835|57745|5683|18112|13026)\//,
    kind: 'dataset',
    words: ['code'],
  },
  {
    site: /^(?:codabench\.org|(?:.+\.)?(?:codalab\.[^/]+|grand-challenge\.org)|eval\.ai)(?:\/|$)/,
    kind: 'leaderboard',
  },
];
