import type { KindRule } from './kind.ts';

export const code: readonly KindRule[] = [
  { site: /^github\.com\/[^?#]*\/blob\/[^?#]*\.pdf$/, kind: 'supplement', words: ['slides', 'poster'] },
  { site: /^anonymous\.4open\.science\/w\//, kind: 'project' },
  {
    site: /^(?:github\.com|gist\.github\.com|anonymous\.4open\.science|gitee\.com|gitcode\.com|bitbucket\.org|codeberg\.org|sourceforge\.net|codeocean\.com|(?:.+\.)?sr\.ht|(?:.+\.)?hepforge\.org)\//,
    kind: 'code',
  },
  { site: /^(?:[^/]+\.)?git(?:lab|ea)?\.(?!io\/)[^/]+\/|^github\.(?!io\/)[^/]+\//, kind: 'code' },
  {
    site: /^(?:pypi\.org|npmjs\.com|crates\.io|hub\.docker\.com|anaconda\.org|cran\.r-project\.org|marketplace\.visualstudio\.com)\//,
    kind: 'package',
  },
  { site: /^[^/]+\.(?:readthedocs\.io|rtfd\.io)|^docs\.(?!google\.)/, kind: 'docs' },
];
