import type { KindRule } from './kind.ts';

const PAGE_WORDS = ['project', 'video', 'demo', 'leaderboard', 'slides', 'poster', 'supplement', 'paper'] as const;

/** Everything else is somebody's page, and what it is only the sentence can tell. */
export const page: readonly KindRule[] = [
  {
    site: /^[^/]+\.(?:github|gitlab)\.io|^sites\.google\.com|^research\.nvidia\.com|^(?:[^/]+\.)?mpg\.de/,
    kind: 'project',
  },
  { site: /^docs\.google\.com\/(?:document|forms)/, kind: 'other' },
  {
    site: /^(?:drive\.google\.com|(?:.+\.)?dropbox\.com|(?:.+\.)?box\.com|pan\.baidu\.com|[^/]+\.sharepoint\.com|1drv\.ms|onedrive\.live\.com)\//,
    kind: 'dataset',
    words: ['code', 'video', 'model', 'demo', 'slides', 'poster', 'supplement', 'dataset'],
  },
  {
    site: /^(?:bit\.ly|tinyurl\.com|aka\.ms|goo\.gle?|dub\.sh|shorturl\.at|w3id\.org|url\.[^/]+|t\.co|rb\.gy|cutt\.ly|is\.gd|forms\.gle|git\.io|purl\.org)\//,
    kind: 'project',
    words: [
      'code',
      'dataset',
      'model',
      'video',
      'demo',
      'leaderboard',
      'project',
      'slides',
      'poster',
      'supplement',
      'audio',
      'docs',
      'blog',
      'package',
    ],
  },
  { site: /\.(?:pdf|ps|ps\.gz|djvu)$/i, kind: 'paper', words: ['supplement', 'slides', 'poster'] },
  { site: /./, kind: 'project', words: PAGE_WORDS },
];
