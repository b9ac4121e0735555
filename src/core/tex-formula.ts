import { DRESSES, SIGNS, SWITCHES, shift } from './tex-symbols.ts';

/** Longest formula that is set as one, in characters; longer ones stay text. */
export const MAX_FORMULA = 2000;
const MAX_FORMULA_DEPTH = 24;

/** Commands that define, load, link or draw: no formula of an abstract needs them. */
const REFUSED =
  /\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand|newenvironment|href|url|includegraphics|html[a-z]*|rule|class|cssId|id|style|data|input|include|write|csname|catcode|char|require|unicode|special|usepackage|begingroup|loop|expandafter|kern|hskip|hspace|raisebox|tag)(?![a-zA-Z])/;

/** Plain words one after the other: a formula has none outside of `\text`. */
const WORDS = /[a-z]{3,}[,;]?\s+[a-z]{2,}[,;]?\s+[a-z]{3,}/i;
const TEXT_GROUP = /\\(?:text\w*|mathrm|mbox|operatorname|emph|mathit|mathbf)\s?\{[^{}]*\}/g;

/** How deep the braces go; -1 when they do not match. */
function braceDepth(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < tex.length; at += 1) {
    const sign = tex[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === '}' && --depth < 0) return -1;
  }
  return depth === 0 ? deepest : -1;
}

/** Whether what stands between two dollars can be a formula rather than the words between two prices. */
export function isFormula(tex: string, after: string): boolean {
  if (tex.trim() === '' || tex.length > MAX_FORMULA || REFUSED.test(tex)) return false;
  const depth = braceDepth(tex);
  if (depth < 0 || depth > MAX_FORMULA_DEPTH) return false;
  const bare = tex.replace(TEXT_GROUP, '');
  if (WORDS.test(bare)) return false;
  const technical = /[\\^_=]/.test(tex);
  if (/^\s|\s$/.test(tex) && !technical && (/^\s*\d/.test(tex) || /[a-z]{3}/i.test(bare))) return false;
  if (technical || !/^\d/.test(tex)) return true;
  // `$5-$6`: a dollar before a digit opens the next price (pandoc's rule); `$28,000 per epoch, $`: so do words.
  return !/^\d/.test(after) && !/^\d[\d,.]*\s*[a-z]*\s+[a-z]{2}/i.test(bare);
}

/** An argument or the next sign; a formula is short, so a pattern will do. */
const ARGUMENT = String.raw`\s?(?:\{([^{}]*)\}|(\\[a-zA-Z]+|[^\s{}\\]))`;
const FRACTION = /\\[dt]?frac\s?\{([^{}]*)\}\s?\{([^{}]*)\}/g;
const SHIFTED = new RegExp(`([\\^_])${ARGUMENT}`, 'g');
const DRESSED = /\\([a-zA-Z]+)\s?\{([^{}]*)\}/g;

function plain(tex: string): string {
  return tex
    .replace(/\\([%$&#_{}])/g, '$1')
    .replace(/\\[,;:! ]|~/g, ' ')
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) =>
      SWITCHES.has(name) || DRESSES.has(name) ? '' : (SIGNS.get(name) ?? name),
    );
}

/** Stand for `^` and `_` that have been dealt with; both are signs nobody may write (private use). */
const RAISED = '\ue0fe';
const LOWERED = '\ue0ff';

/** A formula as a line of text: signs for commands, `a/b`, `x²`; what has no sign keeps its name. */
export function formulaToText(tex: string): string {
  let text = tex.slice(0, MAX_FORMULA);
  for (let round = 0; round < 12; round += 1) {
    const before = text;
    text = text.replace(DRESSED, undress).replace(FRACTION, '$1/$2').replace(SHIFTED, shiftShown);
    if (text === before) text = text.replace(/(?<!\\)\{([^{}]*)\}/g, '$1');
    if (text === before) break;
  }
  return plain(text).replaceAll(RAISED, '^').replaceAll(LOWERED, '_').replace(/\s+/g, ' ').trim();
}

function undress(whole: string, name: string, inner: string): string {
  return name === 'sqrt' ? `√${inner}` : DRESSES.has(name) ? inner : whole;
}

function shiftShown(_: string, mark: '^' | '_', group?: string, sign?: string): string {
  const inner = plain(group ?? sign ?? '').trim();
  return shift(inner, mark) ?? (mark === '^' ? RAISED : LOWERED) + (inner.length > 1 ? `(${inner})` : inner);
}

/**
 * Formulas that are as well shown in plain signs: `98.6\%`, `\times 4`, `^3`, `\textbf{S}`. Letters are not: a variable
 * is set in italics. `undefined` when it takes a real formula.
 */
export function simpleFormula(tex: string): string | undefined {
  if (
    tex.length > 80 ||
    /\\(?:frac|sqrt|sum|int|prod|math\w+|bar|hat|vec|overline|widehat|tilde|bm|boldsymbol)/.test(tex)
  )
    return undefined;
  const outside = tex.replace(/\\text\w*\s?\{[\w\s.,:;'+-]*\}/g, '').replace(/\\[a-zA-Z]+|\\[%$&#_ ,;!]/g, '');
  if (/[A-Za-z\\]/.test(outside) && !/^\d[\d.,]*\s?[kKMBTG]?$/.test(tex)) return undefined;
  const text = formulaToText(tex);
  return /[\\{}^_]/.test(text) ? undefined : text;
}
