import type { LinkKind } from '../../link.ts';
import type { KindRule } from './kind.ts';

const ANY: readonly LinkKind[] = [
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
  'paper',
];

/** Everything else is somebody's page, file or short link, and only the sentence can tell what is there. */
export const page: readonly KindRule[] = [
  { site: /\/[^/]*(?:supp|appendi)[^/]*\.pdf$/, kind: 'supplement' },
  { site: /\.(?:pdf|ps|ps\.gz|djvu)$/, kind: 'paper', words: ['supplement', 'slides', 'poster'] },
  { site: /^[^/]+\.(?:github|gitlab)\.io|^sites\.google\.com|^research\.nvidia\.com/, kind: 'project', venue: true },
  { site: /^docs\.google\.com\/(?:document|forms)|^forms\.gle\//, kind: 'other' },
  {
    site: /^(?:drive\.google\.com|(?:.+\.)?(?:dropbox|box|sharepoint)\.com|pan\.baidu\.com|1drv\.ms)\//,
    kind: 'dataset',
    words: ANY,
    first: true,
  },
  {
    site: /^(?:bit\.ly|tinyurl\.com|aka\.ms|goo\.gle?|dub\.sh|shorturl\.at|w3id\.org|url\.[^/]+|rb\.gy|cutt\.ly|rebrand\.ly|git\.io|purl\.org)\//,
    kind: 'project',
    words: ANY,
    first: true,
  },
  {
    site: /./,
    kind: 'project',
    venue: true,
    words: [
      'video',
      'demo',
      'leaderboard',
      'slides',
      'poster',
      'supplement',
      'paper',
      'dataset',
      'docs',
      'blog',
      'audio',
    ],
  },
];
