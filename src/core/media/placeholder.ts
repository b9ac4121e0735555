import { siteOf } from './clean-url.ts';

/** Sites of many owners: without a path, or with one that stands for a name to come, they lead nowhere. */
const SHARED =
  /^(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|codeberg\.org|huggingface\.co|kaggle\.com|anonymous\.4open\.science|zenodo\.org|osf\.io|doi\.org|youtube\.com|youtu\.be|drive\.google\.com|docs\.google\.com|sites\.google\.com|openreview\.net|bit\.ly|tinyurl\.com|arxiv\.org|(?:github|gitlab|readthedocs)\.io|modelscope\.\w+|figshare\.com|vimeo\.com|x\.com|twitter\.com)$/;

const STANDS_FOR_A_NAME =
  /^(?:x{2,}\w*|\.{2,}|to|tbd|tba|todo|link|url|repo|repository|project|code|path|(?:your|my|our)[-_ ]?\w+|user(?:name)?|org|owner|author|anonymous|anonymized|anon|blind|hidden|placeholder|coming[-_]?soon|will[-_]be\w*|.*acceptance.*|anonymi[sz]ed?[-_](?:link|url|repo|repository|code|submission|for[-_]\w+))$/i;

/** Whether a cleaned address stands for one that will come (`github.com/xxx/xxx`), or is only the name of a site. */
export function isPlaceholder(url: string): boolean {
  const { host, pathname } = new URL(url);
  if (!SHARED.test(siteOf(host))) return false;
  const [first = '', second = ''] = pathname.split('/').filter(Boolean);
  return first === '' || STANDS_FOR_A_NAME.test(first) || /^(?:x{3,}|\.{3})$/i.test(second);
}
