import type { KindRule } from './kind.ts';

export const data: readonly KindRule[] = [
  { site: /^osf\.io\//, kind: 'dataset', words: ['code'] },
  {
    site: /^(?:zenodo\.org|(?:.+\.)?synapse\.org|(?:.*\.)?dataverse\.[^/]+|(?:.*\.)?figshare\.com|ieee-dataport\.org|universe\.roboflow\.com|hdl\.handle\.net|data\.mendeley\.com|physionet\.org|openneuro\.org|(?:.+\.)?datadryad\.org|data\.4tu\.nl)\//,
    kind: 'dataset',
    words: ['code'],
  },
  {
    site: /^doi\.org\/10\.(?:5281|6084|7910|17632|4121|57967|21227|13012|17605|5061|57760|25452|7303|18150|25835|57745)\//,
    kind: 'dataset',
    words: ['code'],
  },
  {
    site: /^(?:codabench\.org|(?:.+\.)?codalab\.[^/]+|(?:.+\.)?grand-challenge\.org|eval\.ai)(?:\/|$)/,
    kind: 'leaderboard',
  },
];
