import { isKnown } from './kinds/index.ts';
import { FORGES, partsOf } from './sites.ts';

/** What stands where a name will be. */
const NO_NAME =
  /^(?:x{2,}|\.{2,}|to|tb[ad]|todo|link|url|repo(?:sitory)?|project|code|(?:your|my|our)[-_]\w+|user(?:name)?|org|owner|author|anon(?:ymous)?|placeholder|coming.?soon|.*(?:acceptance|upon.?publication).*|(?:to|will)[-_.]be[-_.].*|(?:double.?)?blind(?:ed)?|anonymi[sz]ed?(?:.(?:link|url|repo|code|for).*)?)$/i;

/** Whether a cleaned address stands for one that will come (`github.com/xxx/xxx`), or is only the name of a site. */
export function isPlaceholder(url: string): boolean {
  const [site, path] = partsOf(url);
  const [first, second = ''] = path.split('/').filter(Boolean);
  if (/^(?:x{3,}|(?:your|user)[-_]?(?:name|page|project)?)\.git(?:hub|lab)\.io$/.test(site)) return true;
  if (!first) return isKnown(site);
  if (site === 'doi.org') return !/^10\.\d{4,}$/.test(first) || !second;
  return FORGES.includes(site) && (NO_NAME.test(first) || /^(?:x{2,}|\.{3}|tb[ad]|your[-_]repo.*)$/i.test(second));
}
