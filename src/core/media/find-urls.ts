import { cleanUrl, trimTail } from './clean-url.ts';
import { isPlaceholder, isShared } from './placeholder.ts';

/** An address found in a text: cleaned, and the stretch of text it takes up, what surrounds it in TeX or HTML included. */
export interface Spot {
  readonly url: string;
  readonly start: number;
  readonly end: number;
  /** The words that stand for the link: `text` of `\href{url}{text}`. */
  readonly label: string;
}

/** Sites where a name before the host is somebody's own page: `name.github.io` is a link as it stands. */
const PAGES =
  /\.(?:git(?:hub|lab)\.io|readthedocs\.io|hf\.space|(?:vercel|netlify|streamlit|web)\.app|pages\.dev|notion\.site)$/i;

/** Top domains of addresses without a scheme. Those that are also words are taken only below a longer name. */
const TOPS =
  'com?|org|net|edu|gov|io|ai|dev|app|info|site|space|science|page|tech|cloud|xyz|eu|de|uk|fr|ch|nl|cn|jp|kr|se|dk|fi|cz|pl|pt|es|ca|au|us|il|hk|tw|sg|br|gle|gl|ly|ms|tv|in|it|no|at|be|is|me';
const WORDS = /^[^.]+\.(?:in|it|no|at|be|is|me|us)$/;

const START = new RegExp(
  'h?t{1,3}ps?(?:\\s{0,4}:\\s{0,4}[/\\\\]{1,3}\\s{0,4}|:(?=[a-z\\d-]+\\.[a-z])|//)' +
    `|(?<![\\w@./\\\\-])(?:(?=10\\.5281/zenodo\\.\\d)1|(?=(?:[a-z\\d][\\w-]{0,62}\\.){1,5}(?:${TOPS})(?![\\w-]))[a-z\\d])`,
  'gi',
);
const SCHEMED = /^h?t{1,3}ps?[\s:/]/i;

/** Signs of an address (RFC 3986 without brackets), TeX's escapes of them, and dollars that stand around one of them. */
const BODY = /(?:[\w\-.~:/?#@!&'()*+,;=%]|\\[_#%&~-]|\{\\?_\}|\$\\?[._-]\$|\$(?=\.(?:com|io|org)\b)){0,1500}/y;

/** Words glued to the front: `atgithub.com/a/b`. */
const GLUED = /^[a-z]+(?=(?:github|huggingface)\.com?\/)/i;

/** Words before a host that say it is an address though it has neither scheme nor path. */
const ANNOUNCED =
  /(?:\b(?:available|accessible|accessed|found|released|hosted|published|downloaded)(?: (?:publicly|freely|online|soon|now))? at|\b(?:visit|pages?|sites?|web-?(?:page|site)s?|homepage)(?: is| at)?)[:\s(]{1,4}$/i;

/** Sites with `owner/repository`: up to the host, up to the owner's slash, within a name, or an owner alone. */
const FORGE =
  '^(?:www\\.)?(?:git(?:hub|lab)\\.com|(?:huggingface|hf)\\.co(?:/datasets|/spaces)?|anonymous\\.4open\\.science/r)/';
const AT_HOST = new RegExp(`${FORGE}$`, 'i');
const AT_OWNER = new RegExp(`${FORGE}[\\w.-]+/$`, 'i');
const IN_NAME = new RegExp(`${FORGE}(?:[\\w.-]+/)?[\\w.-]*[-_]$`, 'i');
const OWNER_ONLY = new RegExp(`${FORGE}[\\w-]+$`, 'i');
const NEXT = /^\s{1,4}((?:[\w.-]|\\_)+(?:\/(?:[\w.-]|\\_)+)*\/?)(?!\w*:)/;
const HOST_PART = /^\s{1,4}(?:\.?\s?(?:com|co|io|org|science)\/|(?:[\w-]+\.)?github\.io\b|\/(?=\w))/;

/** Whether a word can only be a name: it holds a digit, an underscore, an inner dash or a capital inside. */
function isName(word: string): boolean {
  return /[a-z]/i.test(word) && /\d|_|\w-\w|[a-z][A-Z]|^[A-Z]{2,}[a-z]/.test(word);
}

/**
 * The rest of an address that a blank or line feed has cut off: `https://github. com/a/b`, `github.com/ owner/repo`,
 * `github.com/owner/ Some-Repo`, `github.com/owner/some- Repo`. What follows must look like a name, not like a word.
 */
function cutOff(raw: string, rest: string): string {
  const host = /^[\w.-]+$/.test(raw) && HOST_PART.exec(rest);
  if (host && (/[.-]$/.test(raw) || /^\s+[./]/.test(host[0]))) return host[0];
  const next = NEXT.exec(rest);
  if (!next?.[1]) return '';
  const word = trimTail(next[1]);
  const after = rest.slice(next[0].length - next[1].length + word.length);
  const named = isName(word) || (/^[A-Z]/.test(word) && /^(?:[.,;)]?\s*$|[.]\s)/.test(after));
  const fits =
    (AT_HOST.test(raw) && /^[\w.-]+\/[\w\\.-]+$/.test(word)) ||
    (AT_OWNER.test(raw) && named) ||
    (IN_NAME.test(raw) && (named || word.endsWith('-'))) ||
    (OWNER_ONLY.test(raw) && /^[A-Z]{2}[\w-]*\/[\w.-]+$/.test(word)) ||
    (/\.github\.io\/$/.test(raw) && /^[\w-]+\/\.?$/.test(next[1]) && isName(word));
  return fits ? next[0] : '';
}

/** Cuts what is glued to the end: another address, a bracket opened before it, a comma and a word, the next sentence. */
function unglue(raw: string, rest: string): string {
  let url = raw;
  const inner = /[^=/]https?:\//i.exec(url.slice(1));
  if (inner) url = url.slice(0, inner.index + 2);
  let depth = 0;
  for (let i = 0; i < url.length; i++) {
    if (url[i] === '(') depth++;
    if (url[i] === ')' && --depth < 0) url = url.slice(0, i);
  }
  url = url.replace(/(^[^?]*?)[,;](?=[a-z]).*$/i, '$1');
  const glued = /(\/?)\.[A-Z][a-z]+:?$/.exec(url);
  const sentence = glued && (inner || glued[1] || /^\s+\w/.test(rest));
  return sentence ? url.slice(0, glued.index + (glued[1] ?? '').length) : url;
}

/** Whether `host/path` without a scheme is an address and not a name (`ClinicalTrials.gov`, `math.CO/0412306`). */
function isPlain(raw: string, before: string): boolean {
  const host = /^[\w.-]*/.exec(raw)?.[0].replace(/[.-]+$/, '') ?? '';
  const path = raw.slice(host.length);
  if (PAGES.test(host)) return true;
  if (isShared(host)) return /^\/\w/.test(path);
  if (/[A-Z]/.test(host) || /^\/(?:\d{7}|[\w-]+\.(?:com|org))/.test(path)) return false;
  if (/^www\.[^.]+\./.test(host)) return true;
  return !WORDS.test(host) && (path.startsWith('/') || ANNOUNCED.test(before));
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
 * Finds the addresses in a raw arXiv text (TeX, markdown, HTML, broken lines and all), placeholders left out.
 * Takes time linear in the text.
 * @returns them in order of the text, repeated ones included.
 */
export function findUrls(text: string): Spot[] {
  const spots: Spot[] = [];
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const start = match.index;
    const schemed = SCHEMED.test(match[0]);
    let end = schemed ? START.lastIndex : start;
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
    let kept = unglue(raw, text.slice(end, end + 40));
    end -= raw.length - kept.length;
    if (!schemed) kept = kept.replace(GLUED, '');
    START.lastIndex = Math.max(end, start + 1);
    const before = text.slice(Math.max(0, start - 40), start);
    const doi = kept.startsWith('10.') ? 'doi.org/' : '';
    if (!schemed && !doi && !isPlain(kept, before)) continue;
    if (/^\s*\]\(\s*http/i.test(text.slice(end, end + 12))) continue;
    const url = cleanUrl(doi + kept);
    if (!url || isPlaceholder(url)) continue;
    let label = '';
    if (/\\href\s*\{[\s[]*$/.test(before)) {
      const open = end + (/^[\s\]}]*/.exec(text.slice(end, end + 8))?.[0].length ?? 0);
      const close = skipGroup(text, open);
      label = text.slice(open, close);
      end = Math.max(end, close);
    } else if (/href\s*=\s*["']?$/i.test(before)) {
      end += Math.max(0, text.slice(end, end + 600).search(/<\/a>/i));
    }
    START.lastIndex = Math.max(end, START.lastIndex);
    spots.push({ url, start, end, label });
  }
  return spots;
}
