import { cleanUrl, TEX_TILDE, trimTail } from './clean-url.ts';
import { isKnown } from './kinds/index.ts';
import { isPlaceholder } from './placeholder.ts';
import { siteOf } from './sites.ts';

/** An address found in a text: cleaned, and the stretch of text it takes up, what surrounds it in TeX or HTML included. */
export interface Spot {
  readonly url: string;
  readonly start: number;
  readonly end: number;
  /** The words that stand for the link: `text` of `\href{url}{text}`. */
  readonly label: string;
}

/** Top domains of addresses without a scheme. The second list are also words, and taken only below a longer name. */
const TOPS =
  'com?|org|net|edu|gov|io|ai|dev|app|info|site|space|science|page|tech|xyz|gle?|ly|ms|tv|eu|de|uk|fr|ch|nl|cn|jp|kr|se|dk|fi|cz|pl|pt|es|ca|au|hk|tw|sg|br';
const WORD_TOPS = 'in|it|no|at|be|is|me|us|il';
/** A host without scheme or path that looks like one: small letters, and a common top domain that is no word. */
export const HOST = new RegExp(`^(?:[^.A-Z]+\\.)*[^.A-Z]{2,}\\.(?:${TOPS}|(?<=\\..*\\.)(?:${WORD_TOPS}))$`);

/**
 * Where an address begins: its scheme, also broken; a Zenodo DOI; or a host, of which `isPlain` says if it is one. A host
 * does not begin inside a name in other letters: that would be somebody else's.
 */
const START = new RegExp(
  `((?<!f)h?t{1,3}ps?(?:\\s{0,4}:\\s{0,4}[/\\\\]{1,5}\\s{0,4}|:(?=[a-z\\d-]+\\.[a-z])|//))` +
    `|(?<![\\w@./\\\\\\u00c0-\\u052f\\uff10-\\uff5a-])(?:(?=10\\.5281/zenodo\\.\\d)1|(?=(?:[a-z\\d][\\w-]{0,62}\\.){1,5}(?:${TOPS}|${WORD_TOPS})(?![\\w-])|www\\.[\\w-]{1,63}\\.[a-z])[a-z\\d])`,
  'gi',
);

/** Signs of an address (RFC 3986 without brackets), TeX's escapes of them, and dollars that stand around one of them. */
const BODY = new RegExp(
  `(?:${TEX_TILDE}|[\\w\\-.~:/?#@!&'()*+,;=%]|\\\\[_#%&~/-]|\\{\\\\?_\\}|\\$\\\\?[._-]\\$|\\$(?=\\.(?:com|io|org)\\b)){0,1500}`,
  'y',
);

/** Words before a host that say it is an address though it has neither scheme nor path. */
const ANNOUNCED =
  /\b(?:(?:available|access\w+|found|released|hosted)(?: \w+)? at|(?:code|data|models?|demo) (?:at|on)|(?:visit|pages?|\w*sites?)(?: is| at)?)[:\s(]+$/i;

/** Words glued to the front: `atgithub.com/a/b`. */
const GLUED = /^[a-z]+(?=(?:github|huggingface)\.co)/i;

/** Sites with `owner/repository`, and how far an address on them goes: the owner, the slash after it, the repository. */
const FORGE =
  /^(?:www\.)?(?:git(?:hub|lab)\.com|(?:huggingface|hf)\.co(?:\/datasets|\/spaces)?|anonymous\.4open\.science\/r)\/([\w.-]*)(\/?)([\w.-]*)$/i;
const NEXT = /^\s{1,4}((?:[\w./-]|\\_)+)(?!\w*:)/;
const HOST_PART = /^\s{1,4}(?:\.?\s?(?:com?|io|org|science)\/|(?:[\w-]+\.)?github\.io\b|\/(?=\w))/;

/** Whether a word can only be a name: it holds a digit, an underscore, an inner dash or a capital inside. */
function isName(word: string): boolean {
  return /[a-z]/i.test(word) && /\d|_|\w-\w|[a-z][A-Z]|^[A-Z]{2,}[a-z]/.test(word);
}

/**
 * The rest of an address that a blank or line feed has cut off: `https://github. com/a/b`, `github.com/ owner/repo`,
 * `github.com/owner/ Some-Repo`, `github.com/owner/some- Repo`. What follows must look like a name, not like a word.
 */
function cutOff(raw: string, rest: string): string {
  if (!/^\s/.test(rest)) return '';
  const part = /^[\w.-]+$/.test(raw) && HOST_PART.exec(rest)?.[0];
  if (part && (/[.-]$/.test(raw) || /^\s+[./]/.test(part))) return part;
  if (raw.endsWith('/') && /^\s{1,4}~\w/.test(rest)) return rest.slice(0, rest.indexOf('~') + 1);
  const [all = '', next = ''] = NEXT.exec(rest) ?? [];
  const word = trimTail(next);
  const ends = /^(?:[.,;)]?\s*$|\.\s)/.test(rest.slice(all.length - next.length + word.length));
  const named = isName(word) || (/^[A-Z]/.test(word) && ends);
  const pair = /^[\w.-]+\/[\w\\.-]+$/.test(word);
  const [at, owner, slash, name] = FORGE.exec(raw) ?? [];
  const fits = at
    ? /[-_]$/.test(raw)
      ? named || word.endsWith('-') || (pair && !slash)
      : owner
        ? !name && (slash ? named : pair && /^[A-Z]{2}/.test(word))
        : pair || /^[\w-]+\/$/.test(word)
    : (/\.github\.io\/$/.test(raw) && /^[\w-]+\/\.?$/.test(next) && isName(word)) ||
      (raw.endsWith('doi.org/10.') && /^\d/.test(word));
  return fits ? all : '';
}

/** Cuts what is glued to the end: another address, a bracket opened before it, a comma and a word, the next sentence. */
function unglue(raw: string, rest: string): string {
  const inner = /(?<=[^=/])https?:\//i.exec(raw);
  let url = raw.slice(0, inner?.index).replace(/(^[^?]*?)[,;](?=[a-z]).*$/i, '$1');
  let depth = 0;
  for (const { 0: bracket, index } of url.matchAll(/[()]/g)) {
    depth += bracket === '(' ? 1 : -1;
    if (depth < 0) url = url.slice(0, index);
  }
  const sentence = inner || /^\s+\w/.test(rest) ? /(?<=[\w/])\.[A-Z][a-z]+:?$/ : /(?<=\/)\.[A-Z][a-z]+$/;
  return url.replace(sentence, '');
}

/** Whether `host/path` without a scheme is an address and not a name (`ClinicalTrials.gov`, `math.CO/0412306`). */
function isPlain(raw: string, before: string, next: string | undefined): boolean {
  const host = /^[\w.-]*\w/.exec(raw)?.[0] ?? '';
  const path = raw.slice(host.length);
  if (/^ftp\./.test(host)) return false;
  if (/\.(?:github\.io|hf\.space|(?:vercel|netlify|streamlit)\.app)$/i.test(host)) return true;
  if (isKnown(siteOf(host))) return /^\/\w/.test(path);
  if (/^\/(?:\d{7}|[\w-]+\.(?:com|org))/.test(path)) return false;
  // Alone in brackets behind the name of what it leads to: `Engine (engine.university.edu)`.
  const bracketed = next === ')' && /\w \($/.test(before);
  return (
    /^www\.[^.A-Z]+\.[^A-Z]+$/.test(host) ||
    (HOST.test(host) && (/^\//.test(path) || ANNOUNCED.test(before) || (bracketed && /\..*\./.test(host))))
  );
}

/** What ends the link's address and tells its text, as in `\href{url}{text}` and `<a href="url">text</a>`. */
const HREF_TEXT = /^(?:[\s\]}]*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|[^<]*<\/a>)/;

/** Something of this is in every address; most texts have none of it and need no closer look. */
const SIGN = /\/\/|:\s{0,4}[/\\]|[\w-]\.[a-z]{2}|10\.5281/i;

/** Candidates looked at in one text. Real ones have a dozen at most; the rest of a text made to tire us is not read. */
const MAX_CANDIDATES = 500;

/**
 * Finds the addresses in a raw arXiv text (TeX, markdown, HTML, broken lines and all), placeholders left out.
 * Takes time linear in the text.
 * @returns them in order of the text, repeated ones included.
 */
export function findUrls(text: string): Spot[] {
  const spots: Spot[] = [];
  if (!SIGN.test(text)) return spots;
  START.lastIndex = 0;
  let tried = 0;
  for (let match = START.exec(text); match && tried++ < MAX_CANDIDATES; match = START.exec(text)) {
    const start = match.index;
    let end = match[1] ? START.lastIndex : start;
    let raw = '';
    let more = '';
    do {
      raw += more.replace(/\s/g, '');
      end += more.length;
      BODY.lastIndex = end;
      const body = (BODY.exec(text) as RegExpExecArray)[0];
      raw += body;
      end += body.length;
      more = raw.length < 300 ? cutOff(raw, text.slice(end, end + 100)) : '';
    } while (more);
    const before = text.slice(Math.max(0, start - 40), start);
    const rest = text.slice(end, end + 600);
    let kept = unglue(raw, rest);
    end -= raw.length - kept.length;
    START.lastIndex = Math.max(end, start + 1);
    if (!match[1]) {
      kept = kept.replace(GLUED, '');
      if (/^10\./.test(kept)) kept = `doi.org/${kept}`;
      else if (!isPlain(kept, before, text[end])) continue;
    }
    const url = /^\s*\]\(\s*http/i.test(rest) ? '' : cleanUrl(`https://${trimTail(kept)}`);
    if (!url || isPlaceholder(url)) continue;
    const label = (/href\s*[={][\s["']*$/i.test(before) && HREF_TEXT.exec(rest)?.[0]) || '';
    end += label.length;
    START.lastIndex = Math.max(end, START.lastIndex);
    spots.push({ url, start, end, label });
  }
  return spots;
}
