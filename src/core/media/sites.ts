/** Sites where owners keep repositories: the path is `owner/name`, and case makes no difference in either. */
export const FORGES: readonly string[] =
  'github.com gitlab.com codeberg.org bitbucket.org gitee.com huggingface.co anonymous.4open.science'.split(' ');

const ALIASES: Readonly<Record<string, string>> = {
  'dx.doi.org': 'doi.org',
  'hf.co': 'huggingface.co',
};

/** A host as it is compared: small, without `www.`, other names of the same site made one. */
export function siteOf(host: string): string {
  const bare = host.toLowerCase().replace(/^www\./, '');
  return ALIASES[bare] ?? bare;
}

type Parts = [all: string, host: string, path: string, rest: string];

/**
 * Takes an address apart that `cleanUrl` gave; `rest` is its query and fragment. `URL` would parse it all again, which for
 * a day's thousands of addresses is felt.
 */
export function partsOf(url: string): [site: string, path: string, rest: string] {
  const [, host, path, rest] = /([^/]*)([^?#]*)(.*)/.exec(url.slice('https://'.length)) as unknown as Parts;
  return [siteOf(host), path, rest];
}
