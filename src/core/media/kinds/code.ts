import type { KindRule } from './kind.ts';

export const code: readonly KindRule[] = [
  ['supplement', 'github.com', /\/blob\/.*\.pdf$/, 'slides poster'],
  ['project', '4open.science', /^\/w\//],
  ['project', 'gitlab.io'],
  ['code', 'github.com 4open.science gitlab git gitee gitcode bitbucket codeberg sourceforge codeocean sr.ht hepforge'],
  ['package', 'pypi npmjs crates.io docker.com quay.io ghcr.io anaconda cran marketplace.visualstudio.com'],
  ['docs', 'readthedocs docs.google.com', /^(?!\/(?:document|forms|spreadsheets)\/)/],
];
