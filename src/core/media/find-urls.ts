import { cleanUrl, trimTail } from './clean-url.ts';

/** An address found in a text: cleaned, and the stretch of text it takes up, what surrounds it in TeX or HTML included. */
export interface Spot {
  readonly url: string;
  readonly start: number;
  readonly end: number;
  /** The words that stand for the link: `text` of `\href{url}{text}`. */
  readonly label: string;
}

/** Sites so well known that `host/path` is a link without a scheme. */
const KNOWN =
  '(?:github|gitlab|huggingface|kaggle|youtube|vimeo|tinyurl|figshare|sites\\.google|drive\\.google|docs\\.google)\\.com?|' +
  'hf\\.co|youtu\\.be|bitbucket\\.org|codeberg\\.org|gitee\\.com|anonymous\\.4open\\.science|zenodo\\.org|osf\\.io|' +
  'doi\\.org|bit\\.ly|aka\\.ms|goo\\.gl|pypi\\.org|openreview\\.net|codabench\\.org|modelscope\\.cn';
/** Sites where a name before the host is somebody's own page, so that a link needs no path either. */
const PAGES =
  '(?:git(?:hub|lab)|readthedocs)\\.io|hf\\.space|(?:vercel|netlify|streamlit|web)\\.app|pages\\.dev|notion\\.site';

const START = new RegExp(
  `h?t{1,3}ps?(?:\\s{0,4}:\\s{0,4}[/\\\\]{1,3}\\s{0,4}|:(?=[a-z\\d-]+\\.[a-z])|//)` +
    `|(?<![\\w@./-])(?:www\\.(?=[\\w-]+\\.[a-z])|(?=(?:[a-z\\d-]{1,63}\\.){0,3}(?:${KNOWN})/\\w|(?:[\\w-]{1,63}\\.){1,3}(?:${PAGES})(?![\\w-])).)`,
  'gi',
);

/** Signs of an address (RFC 3986 without brackets), TeX's escapes of them, and dollars that stand around one of them. */
const BODY = /(?:[\w\-.~:/?#@!&'()*+,;=%]|\\[_#%&~-]|\{\\?_\}|\$\\?[._-]\$|\$(?=\.(?:com|io|org)\b)){0,1500}/y;

/** Sites with `owner/repository`, as far as the owner; after a blank the repository may follow. */
const FORGE_HOST =
  '^(?:www\\.)?(?:git(?:hub|lab)\\.com|(?:huggingface|hf)\\.co(?:/datasets|/spaces)?|anonymous\\.4open\\.science/r)/';
const AT_HOST = new RegExp(`${FORGE_HOST}$`, 'i');
const AT_OWNER = new RegExp(`${FORGE_HOST}[\\w.-]+/$`, 'i');
const IN_NAME = new RegExp(`${FORGE_HOST}(?:[\\w.-]+/)?[\\w.-]*[-_]$`, 'i');
const OWNER_ONLY = new RegExp(`${FORGE_HOST}[\\w-]+$`, 'i');
const NEXT = /^\s{1,4}((?:[\w.-]|\\_)+(?:\/(?:[\w.-]|\\_)+)*\/?)(?!\w*:)/;

/** A word that can only be a name: it holds a digit, an underscore, an inner dash or a capital inside. */
function isName(word: string): boolean {
  return /[a-z]/i.test(word) && /\d|_|\w-\w|[a-z][A-Z]|^[A-Z]{2,}[a-z]/.test(word);
}

/**
 * The rest of an address that a blank or line feed has cut off: `https://github. com/a/b`, `github.com/ owner/repo`,
 * `github.com/owner/ Some-Repo`, `github.com/owner/some- Repo`. What follows must look like a name, not like a word.
 */
function cutOff(raw: string, rest: string): string {
  const host = /^[\w.-]+$/.test(raw) && /^\s{1,4}(?:\.?\s?(?:com|co|io|org|science)\/|\/(?=\w))/.exec(rest);
  if (host && (raw.endsWith('.') || /^\s+[./]/.test(rest))) return host[0];
  const next = NEXT.exec(rest);
  if (!next?.[1]) return '';
  const word = trimTail(next[1]);
  const atEnd =
    /^[A-Z]/.test(word) &&
    /^(?:[.,;)]?\s*$|[.](?:\s|$))/.test(rest.slice(next[0].length - next[1].length + word.length));
  const fits =
    (AT_HOST.test(raw) && /^[\w.-]+\/[\w\\.-]+$/.test(word)) ||
    (AT_OWNER.test(raw) && (isName(word) || atEnd)) ||
    (IN_NAME.test(raw) && (isName(word) || atEnd || word.endsWith('-'))) ||
    (OWNER_ONLY.test(raw) && /^[A-Z]{2}[\w-]*\/[\w.-]+$/.test(word)) ||
    (/\.github\.io\/$/.test(raw) && /^[\w-]+\/$/.test(next[1].replace(/\.$/, '')) && isName(word));
  return fits ? next[0] : '';
}

/** Cuts what is glued to the end: another address, a bracket opened before it, the next sentence. */
function unglue(raw: string, rest: string): string {
  let url = raw;
  const inner = /[^=/]https?:\//i.exec(url.slice(1));
  if (inner) url = url.slice(0, inner.index + 2);
  let depth = 0;
  for (let i = 0; i < url.length; i++) {
    if (url[i] === '(') depth++;
    if (url[i] === ')' && --depth < 0) url = url.slice(0, i);
  }
  const glued = /(\/?)\.[A-Z][a-z]+:?$/.exec(url);
  return glued && (inner || glued[1] || /^\s+\w/.test(rest))
    ? url.slice(0, glued.index + (glued[1] ?? '').length)
    : url;
}

/** Where a group in braces that begins at `from` ends; `from` if none does. */
function skipGroup(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < Math.min(text.length, from + 600); i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return from;
}

/**
 * Finds the addresses in a raw arXiv text (TeX, markdown, HTML, broken lines and all). Takes time linear in the text.
 * @returns them in order of the text, repeated ones included.
 */
export function findUrls(text: string): Spot[] {
  const spots: Spot[] = [];
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const start = match.index;
    const bare = !/^h?t{1,3}ps?[\s:/]/i.test(match[0]);
    let end = bare ? start : START.lastIndex;
    let raw = '';
    let more = '';
    do {
      raw += more.replace(/\s/g, '');
      end += more.length;
      BODY.lastIndex = end;
      const body = BODY.exec(text)?.[0] ?? '';
      raw += body;
      end += body.length;
      more = raw.length < 300 ? cutOff(raw, text.slice(end, end + 100)) : '';
    } while (more);
    const kept = unglue(raw, text.slice(end, end + 40));
    end -= raw.length - kept.length;
    START.lastIndex = Math.max(end, start + 1);
    if (/^\s*\]\(\s*http/i.test(text.slice(end, end + 12))) continue;
    const url = cleanUrl(kept);
    if (!url) continue;
    const before = text.slice(Math.max(0, start - 14), start);
    let label = '';
    if (/\\href\s*\{[\s[]*$/.test(before)) {
      const open = end + (/^[\s\]}]*/.exec(text.slice(end, end + 8))?.[0].length ?? 0);
      const close = skipGroup(text, open);
      label = text.slice(open, close);
      end = Math.max(end, close);
    } else if (/href\s*=\s*["']?$/i.test(before)) {
      const close = text.slice(end, end + 600).search(/<\/a>/i);
      if (close > 0) end += close;
    }
    START.lastIndex = Math.max(end, START.lastIndex);
    spots.push({ url, start, end, label });
  }
  return spots;
}
