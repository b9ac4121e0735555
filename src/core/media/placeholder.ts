import { siteOf } from './clean-url.ts';

/** Sites of many owners. Their bare name is no link to anybody's work, and known enough to need no scheme. */
const SHARED =
  /^(?:(?:github|gitlab|youtube|vimeo|kaggle|tinyurl|figshare|x|twitter|(?:sites|drive|docs)\.google)\.com|(?:bitbucket|codeberg|zenodo|doi|openreview|pypi|arxiv|ieeexplore\.ieee|codabench)\.org|(?:github|gitlab|readthedocs|osf)\.io|huggingface\.co|gitee\.com|anonymous\.4open\.science|youtu\.be|(?:bit|cutt)\.ly|aka\.ms|goo\.gle?|modelscope\.\w+|(?:link\.springer|sciencedirect)\.com)$/;

/** Where owners and repositories are named: names that only stand for one. */
const FORGE =
  /^(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|codeberg\.org|huggingface\.co|anonymous\.4open\.science)$/;
const NO_NAME =
  /^(?:x{2,}|\.{2,}|to|tbd|tba|todo|link|url|repo|repository|project|code|path|(?:your|my|our)[-_]\w+|user(?:name)?|org|owner|author|anonymous|anonymized|anon|blind|hidden|placeholder|coming[-_]?soon|will[-_]be\w*|.*acceptance.*|anonymi[sz]ed?[-_](?:link|url|repo|repository|code|submission|for[-_]\w+))$/i;

/** Whether a site is one of many owners. */
export function isShared(host: string): boolean {
  return SHARED.test(siteOf(host.toLowerCase()));
}

/** Whether a cleaned address stands for one that will come (`github.com/xxx/xxx`), or is only the name of a site. */
export function isPlaceholder(url: string): boolean {
  const { host, pathname } = new URL(url);
  const site = siteOf(host);
  const [first = '', second = ''] = pathname.split('/').filter(Boolean);
  if (SHARED.test(site) && first === '') return true;
  if (site === 'doi.org') return !/^10\.\d{4,}$/.test(first) || second === '';
  return FORGE.test(site) && (NO_NAME.test(first) || /^(?:x{2,}|\.{3}|tbd|tba|your[-_]repo.*)$/i.test(second));
}
