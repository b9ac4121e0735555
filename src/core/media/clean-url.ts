import { FORGES, partsOf, siteOf } from './sites.ts';

/** Sentence marks, quotes and TeX's leftovers at the end of an address. */
const TAIL = /[\s.,;:!?'"`*<>{}[\]|\\^$]/;

/** `https://`, also as people break it: `https: //`, `https:/`, `htttps://`, `https://https://`. */
const SCHEME = /^(?:h?t{1,3}ps?(?:\s*:\s*[/\\]{0,3}|[/\\]{2})\s*)+/i;

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const PRIVATE = /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|2[2-5]\d)\./;
const NAME = /^(?:[\w-]+\.)+(?:[a-z]{2,18}|xn--[a-z\d-]+)$/;
/** Names kept for examples and inner nets (RFC 2606, RFC 6762): nobody can follow them. */
const RESERVED = /(?:^|\.)(?:example(?:\.\w+)?|test|invalid|local(?:host)?)$/;

/** A tilde as TeX writes it: `\\~{}`, `$\\sim$`, `{\\textasciitilde}`, `$\\tilde{\\ }$`. */
export const TEX_TILDE = String.raw`[{$]{0,2}(?:\\(?:sim|tilde|textasciitilde)(?![a-z])|\\?~(?=\{))(?:\{[\\ ]{0,2}\}| )?[}$]{0,2}`;
const TILDES = new RegExp(TEX_TILDE, 'g');

/** Longest address we keep, in characters; those of papers are mostly under 100. */
export const MAX_URL = 2000;

/** Cuts off the end what belongs to the sentence: marks, quotes, and closing brackets that were opened before it. */
export function trimTail(text: string): string {
  let open: number | undefined;
  let end = text.length;
  for (; end > 0; end--) {
    const sign = text[end - 1] as string;
    if (sign === ')') {
      open ??= text.split('(').length - text.split(')').length;
      if (open++ >= 0) break;
    } else if (!TAIL.test(sign)) break;
  }
  return text.slice(0, end);
}

/** `new URL` without a throw; asking `canParse` first would parse everything twice. */
function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

function cleanOnce(raw: string): string | undefined {
  const bare = trimTail(
    raw
      .trim()
      .replace(TILDES, '~')
      .replace(/\\(?=[_#%&~/-])|\{(?=\\?_\})|(?<=_)\}|\$/g, '')
      .replace(SCHEME, ''),
  );
  if (/[\s\\]|^[^/?#]*@/.test(bare)) return undefined;
  const url = parse(`https://${bare}`);
  if (!url) return undefined;
  const { hostname: host } = url;
  const reachable = IPV4.test(host) ? bare.startsWith(host) && !PRIVATE.test(host) : NAME.test(host);
  if (!reachable || RESERVED.test(host)) return undefined;
  if (url.port === '80') url.port = '';
  let path = url.pathname;
  // Names on such sites hold only letters, digits, dot, dash and underscore: what follows is the sentence's.
  if (FORGES.includes(siteOf(host)))
    path = path.replace(/\/{2,}/g, '/').replace(/^((?:\/[\w.-]+){1,2})[^\w./-].*$/, '$1');
  url.pathname = path.replace(/\.git(?=\/?$)/i, '');
  // An empty query or fragment goes.
  return trimTail(url.href.replace(/\??#$|(?<=^[^?#]*)\?(?=#)/, ''));
}

/**
 * Cleans an address as it stands in a text or as a source names it: TeX escapes (`\_`), broken or missing schemes,
 * what follows it in the sentence, `.git`, an empty fragment.
 * @returns an absolute `https:` URL without userinfo that does not end in a sentence mark, at most `MAX_URL` long and
 * unchanged if cleaned again; `undefined` if no public host remains. Plain `http:` is written as `https:`.
 */
export function cleanUrl(raw: string): string | undefined {
  let url: string | undefined = raw;
  let last: string | undefined;
  while (url !== undefined && url !== last) {
    if (url.length > MAX_URL) return undefined;
    last = url;
    url = cleanOnce(url);
  }
  return url;
}

/** What two addresses of one thing have in common: compare links by this. `url` is one that `cleanUrl` gave. */
export function urlKey(url: string): string {
  const [site, written, rest] = partsOf(url);
  const path = written.replace(/(?:\/(?:index\.html?)?)+$/, '');
  const video = site === 'youtu.be' ? path.slice(1) : site === 'youtube.com' && /[?&]v=([^&#]*)/.exec(rest)?.[1];
  if (video) return `youtube.com ${video}`;
  const same = FORGES.includes(site) ? path.replace(/\/tree\/(?:main|master)$/, '').toLowerCase() : path;
  return site + same + rest;
}
