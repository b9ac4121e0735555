import { cleanUrl } from './media/clean-url.ts';
import { formulaToText, isFormula, MAX_FORMULA, simpleFormula } from './tex-formula.ts';
import { bareUrls, matchBraces, showUrl } from './tex-scan.ts';
import { ACCENTS, DRESSES, SIGNS, SWITCHES, shift } from './tex-symbols.ts';

/** A piece of a paper's text: words, a formula (TeX without its dollars), or a link with an `https:` address. */
export type Segment =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'formula'; readonly tex: string; readonly display: boolean }
  | { readonly type: 'link'; readonly url: string; readonly text: string };

const MAX_DEPTH = 30;
/** A text this short is a name or a title: there `\'s` is an accent, not an escaped apostrophe. */
const NAME_LENGTH = 80;
/** What a tie or a dash may follow and still be one. */
const WORDY = /[\p{L}\p{N}.,:;)\]}%$'’”]/u;
/** Signs that mean nothing to TeX, and so are taken as they are. */
const ORDINARY = /[^\\${}~\-`'^_]+/y;
const COMMAND = /\\([a-zA-Z]+)\*?/y;
const LETTER_COMMAND = /^(?:[oOlLij]|ae|AE|oe|OE|aa|AA|ss|dh|DH|th|TH|dj|DJ|ng|NG)$/;
const EQUATION = /^(?:equation|displaymath|math|align|gather|eqnarray|multline)\*?$/;

/** Reads text with TeX in it from left to right, each sign once. See `splitRichText`. */
export function readTex(raw: string): Segment[] {
  const closes = matchBraces(raw);
  const spots = bareUrls(raw);
  let nextSpot = 0;
  let segments: Segment[] = [];
  let words = '';
  let openQuotes = 0;
  /** Where each mark of a formula stands last: none need be looked for beyond. */
  const lastMark: Record<string, number> = {};

  function flush(): void {
    if (words !== '') segments.push({ type: 'text', text: words });
    words = '';
  }

  function push(segment: Segment): void {
    flush();
    segments.push(segment);
  }

  /** Whether a word stands right before. */
  function afterWord(): boolean {
    return words === '' ? segments.length > 0 : WORDY.test(words.at(-1) ?? '');
  }

  function read(start: number, end: number, depth: number): void {
    if (depth > MAX_DEPTH) words += raw.slice(start, end);
    else for (let at = start; at < end; ) at = Math.max(at + 1, step(at, end, depth));
  }

  /** The text inside of a range, for places that hold no links or formulas. */
  function textOf(start: number, end: number, depth: number): string {
    const kept = { segments, words };
    segments = [];
    words = '';
    read(start, end, depth);
    flush();
    const text = segments.map((each) => (each.type === 'formula' ? formulaToText(each.tex) : each.text)).join('');
    segments = kept.segments;
    words = kept.words;
    return text;
  }

  /** The group that begins at `at` (blanks before it allowed): where its inside starts and ends. */
  function groupAt(at: number, end: number): { from: number; to: number } | undefined {
    let from = at;
    while (from < at + 3 && /\s/.test(raw[from] ?? '')) from += 1;
    const to = raw[from] === '{' ? (closes[from] ?? 0) : 0;
    return to > 0 && to < end ? { from: from + 1, to } : undefined;
  }

  function step(at: number, end: number, depth: number): number {
    while ((spots[nextSpot]?.start ?? Number.POSITIVE_INFINITY) < at) nextSpot += 1;
    const spot = spots[nextSpot];
    if (spot?.start === at && spot.end <= end) {
      push({ type: 'link', url: spot.url, text: showUrl(spot.url) });
      return spot.end;
    }
    const stop = Math.min(end, spot?.start ?? end);
    ORDINARY.lastIndex = at;
    const plain = ORDINARY.exec(raw)?.[0];
    if (plain) {
      words += raw.slice(at, Math.min(stop, at + plain.length));
      return Math.min(stop, at + plain.length);
    }
    switch (raw[at]) {
      case '\\':
        return readCommand(at, end, depth);
      case '$':
        return readDollar(at, end, depth);
      case '{':
        return readGroup(at, end, depth);
      case '-':
        return readDashes(at);
      case '~':
        words += afterWord() && /\S/.test(raw[at + 1] ?? ' ') ? ' ' : '~';
        return at + 1;
      case '^':
      case '_':
        return readShift(at, end, raw[at] as '^' | '_');
      default:
        return readQuote(at);
    }
  }

  function readDashes(at: number): number {
    let to = at;
    while (raw[to] === '-') to += 1;
    const after = raw[to] ?? ' ';
    const between = afterWord() || (/\s$/.test(words) && /\s/.test(after));
    if (to - at === 3) words += '—';
    else words += to - at === 2 && between ? '–' : raw.slice(at, to);
    return to;
  }

  function readQuote(at: number): number {
    const pair = raw.slice(at, at + 2);
    if (pair === '``') {
      openQuotes += 1;
      words += '“';
      return at + 2;
    }
    if (pair === "''" && openQuotes > 0) {
      openQuotes -= 1;
      words += '”';
      return at + 2;
    }
    words += raw[at];
    return at + 1;
  }

  function readShift(at: number, end: number, mark: '^' | '_'): number {
    const group = afterWord() ? groupAt(at + 1, end) : undefined;
    if (group && raw[at + 1] === '{' && group.to - group.from <= 40) {
      const inner = formulaToText(raw.slice(group.from, group.to));
      words += shift(inner, mark) ?? `${mark}${inner}`;
      return group.to + 1;
    }
    const raised = mark === '^' && afterWord() && /^\d(?![\w.])/.test(raw.slice(at + 1, at + 3));
    words += raised ? (shift(raw[at + 1] ?? '', '^') ?? '') : mark;
    return raised ? at + 2 : at + 1;
  }

  function readGroup(at: number, end: number, depth: number): number {
    const group = groupAt(at, end);
    const inner = group ? raw.slice(group.from, Math.min(group.to, group.from + 60)) : '';
    const inWord = /[a-z]/i.test(words.at(-1) ?? '') || /[a-z]/i.test(raw[(group?.to ?? at) + 1] ?? '');
    // Braces that keep capitals (`{BERT}`, `w{i}th`) or hold a command go; those of a set or a placeholder are text.
    const goes =
      /^\\|^[.,:;-]?$/.test(inner) ||
      /^[\p{L}\d+-]*\p{Lu}[\p{L}\d+-]*$/u.test(inner) ||
      (inWord && /^\p{L}+$/u.test(inner));
    if (!group || !goes) {
      words += '{';
      return at + 1;
    }
    read(group.from, group.to, depth + 1);
    return group.to + 1;
  }

  /** Where the formula that begins at `from` ends: at `mark` outside of braces. -1 when it does not. */
  function endOfFormula(from: number, end: number, mark: string): number {
    let depth = 0;
    if (lastMark[mark] === undefined) lastMark[mark] = raw.lastIndexOf(mark);
    const stop = Math.min(end, from + MAX_FORMULA + 1, (lastMark[mark] ?? 0) + 1);
    for (let at = from; at < stop; at += 1) {
      if (depth <= 0 && raw.startsWith(mark, at)) return at + mark.length <= end ? at : -1;
      const sign = raw[at];
      if (sign === '\\') at += 1;
      else if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
    }
    return -1;
  }

  /** Reads a formula between marks; what is none is left for the text. */
  function readFormula(at: number, end: number, depth: number, open: number, mark: string, display: boolean): number {
    const from = at + open;
    const to = endOfFormula(from, end, mark);
    const written = to < 0 ? '' : raw.slice(from, to);
    const tex = mark.startsWith('$') ? written : written.trim();
    const after = to + mark.length;
    if (/\\(?:href|url)\b/.test(tex)) {
      read(from, to, depth + 1);
      return after;
    }
    if (to < 0 || !isFormula(tex, raw.slice(after, after + 1))) {
      words += mark.startsWith('$') ? '$' : raw.slice(at, from);
      return mark === '$$' ? at + 1 : from;
    }
    const simple = simpleFormula(tex);
    if (simple === undefined) push({ type: 'formula', tex: tex.trim(), display });
    else words += simple;
    return after;
  }

  function readDollar(at: number, end: number, depth: number): number {
    const display = raw[at + 1] === '$';
    return readFormula(at, end, depth, display ? 2 : 1, display ? '$$' : '$', display);
  }

  /** `\"u`, `\'{\i}`, `\v{c}`: the letter with its accent; `undefined` when no letter follows. */
  function readAccent(at: number, end: number, mark: string): number | undefined {
    const group = raw[at] === '{' ? groupAt(at, end) : undefined;
    const from = group ? group.from : at;
    const match = /^(?:\\([ij])(?![a-zA-Z])\s?|(\p{L}))/u.exec(raw.slice(from, from + 6));
    if (!match || (group && from + match[0].trimEnd().length > group.to)) return undefined;
    words += ((match[1] ?? match[2]) + mark).normalize('NFC');
    if (group) words += raw.slice(from + match[0].length, group.to);
    return group ? group.to + 1 : from + match[0].length;
  }

  /** A backslash before a sign that is no letter. */
  function readEscape(at: number, end: number, depth: number): number {
    const sign = raw[at + 1] ?? '';
    if (sign === '(' || sign === '[') return readFormula(at, end, depth, 2, sign === '(' ? '\\)' : '\\]', sign === '[');
    const mark = ACCENTS.get(sign);
    if (mark) {
      const rest = raw.slice(at + 2, at + 5);
      const long = raw.length >= NAME_LENGTH;
      const quote =
        long &&
        (sign === "'"
          ? afterWord() && /^(?:[stdm]|ll|re|ve)(?![a-z])/.test(rest)
          : sign === '"' && !afterWord() && /^[a-z]/.test(rest));
      const to = quote || at + 2 >= end ? undefined : readAccent(at + 2, end, mark);
      if (to !== undefined && to <= end) return to;
      words += sign;
      return at + 2;
    }
    if (sign === '\\' || sign === ',' || sign === ';' || sign === ':' || sign === ' ') words += ' ';
    else if (/[%$&#_{}|]/.test(sign)) words += sign;
    else if (!/[-/!@]/.test(sign) || sign === '') words += `\\${sign}`;
    return at + 2;
  }

  function readLink(name: string, at: number, end: number, depth: number): number | undefined {
    const group = groupAt(at, end);
    if (!group) return undefined;
    const written = raw.slice(group.from, group.to);
    const url = cleanUrl(written.replace(/\s/g, ''));
    const label = name === 'href' ? groupAt(group.to + 1, end) : undefined;
    const text = label ? textOf(label.from, label.to, depth + 1).trim() : '';
    if (!url) words += text || written;
    else {
      const shown = showUrl(url);
      const same = text === '' || (cleanUrl(text) ?? text) === url || text.replace(/\/$/, '') === shown;
      push({ type: 'link', url, text: same ? shown : `${text} (${new URL(url).host})` });
    }
    return (label ?? group).to + 1;
  }

  function readEnvironment(name: string, at: number, end: number): number | undefined {
    const group = groupAt(at, end);
    const kind = group ? raw.slice(group.from, group.to) : '';
    if (!group) return undefined;
    if (name === 'begin' && EQUATION.test(kind)) {
      const from = group.to + 1;
      const to = raw.slice(from, Math.min(end, from + MAX_FORMULA)).indexOf(`\\end{${kind}}`);
      const tex = to < 0 ? '' : raw.slice(from, from + to);
      if (to >= 0 && isFormula(tex, '')) {
        const lined = /[&]|\\\\/.test(tex) ? `\\begin{aligned}${tex}\\end{aligned}` : tex.trim();
        push({ type: 'formula', tex: lined, display: true });
        return from + to + kind.length + 6;
      }
    }
    if (afterWord()) words += ' ';
    return group.to + 1;
  }

  /** Commands that do something with what follows; `undefined` for any other. */
  function readKnown(name: string, at: number, end: number, depth: number): number | undefined {
    if (name === 'href' || name === 'url') return readLink(name, at, end, depth);
    if (name === 'begin' || name === 'end') return readEnvironment(name, at, end);
    const group = groupAt(at, end);
    if (!group) return undefined;
    const text = () => textOf(group.from, group.to, depth + 1);
    if (name === 'textsuperscript' || name === 'textsubscript') {
      const inner = text();
      words += shift(inner, name === 'textsuperscript' ? '^' : '_') ?? inner;
    } else if (name === 'footnote' || name === 'thanks') {
      words += ' (';
      read(group.from, group.to, depth + 1);
      words += ')';
    } else if (/^cite/.test(name)) words += `[${text()}]`;
    else if (/^(?:label|vspace|hspace|color|footnotemark)$/.test(name)) words += '';
    else if (name === 'ding') words += /^5[12]$/.test(text()) ? '✓' : '✗';
    else if (name === 'frac' || name === 'sqrt') {
      const second = name === 'frac' ? groupAt(group.to + 1, end) : undefined;
      const to = (second ?? group).to;
      words += formulaToText(raw.slice(at - name.length - 1, to + 1));
      return to + 1;
    } else if (name === 'textcolor' || name === 'colorbox' || name === 'hyperlink') {
      const second = groupAt(group.to + 1, end);
      if (!second) return group.to + 1;
      read(second.from, second.to, depth + 1);
      return second.to + 1;
    } else if (DRESSES.has(name)) read(group.from, group.to, depth + 1);
    else return undefined;
    return group.to + 1;
  }

  function readCommand(at: number, end: number, depth: number): number {
    COMMAND.lastIndex = at;
    const match = COMMAND.exec(raw);
    const name = match?.[1] ?? '';
    let to = at + (match?.[0].length ?? 0);
    if (name === '') return readEscape(at, end, depth);
    if (to > end) return readEscape(at, end, depth);
    const mark = name.length === 1 && name !== 't' ? ACCENTS.get(name) : undefined;
    if (mark) {
      const spaced = raw[to] === ' ' && afterWord() ? 1 : 0;
      const after = spaced > 0 || raw[to] === '{' ? readAccent(to + spaced, end, mark) : undefined;
      if (after !== undefined && after <= end) return after;
    }
    const known = readKnown(name, to, end, depth);
    if (known !== undefined) return known;
    const sign = SIGNS.get(name);
    const empty = raw.startsWith('{}', to);
    if (empty) to += 2;
    else if (raw[to] === ' ' && (SWITCHES.has(name) || (sign && LETTER_COMMAND.test(name)))) to += 1;
    if (sign !== undefined) {
      words += sign;
      return sign.endsWith('.') && raw[to] === '.' ? to + 1 : to;
    }
    if (SWITCHES.has(name)) return to;
    if (/^(?:par|newline|linebreak|q?quad|hfill|item)$/.test(name)) {
      if (afterWord()) words += ' ';
      if (name === 'item') words += '• ';
      return raw[to] === ' ' ? to + 1 : to;
    }
    return readUnknown(name, at, to, end, depth);
  }

  /** An author's own command: its argument, or else its name, which is that of the method mostly (`\ours`). */
  function readUnknown(name: string, at: number, to: number, end: number, depth: number): number {
    const group = groupAt(to, end);
    const path = name.length === 1 || (at > 0 && /[\w:\\]/.test(raw[at - 1] ?? '')) || raw[to] === '\\';
    if (path) words += raw.slice(at, to);
    else if (group && raw[to] === '{') {
      read(group.from, group.to, depth + 1);
      return group.to + 1;
    } else words += name;
    return to;
  }

  read(0, raw.length, 0);
  flush();
  return segments;
}
