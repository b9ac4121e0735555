/** One step through HTML: a run of text, or a tag with what stands in it (`attributes` is raw). */
export interface HtmlHandler {
  text(text: string): void;
  open(name: string, attributes: string): void;
  close(name: string): void;
}

/** Elements whose inside is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'template']);
/** Longest inside of a tag that is looked at, in characters. */
const MAX_ATTRIBUTES = 8000;
/** Tags, comments and lone brackets of one page; a listing of 2,000 papers has about 80,000. */
const MAX_STEPS = 300_000;
const NAME = /[a-z][a-z\d-]*/iy;

/** Signs by the names that references have for them. */
export const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
  hellip: '…',
  ndash: '–',
  mdash: '—',
};

/** Turns character references into signs; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : '\ufffd';
  });
}

/** Where the tag that begins before `from` ends (its `>`), quoted `>` left out; -1 when it never does. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const sign = html.charCodeAt(at);
    if (sign === 62) return at;
    if (sign !== 34 && sign !== 39) continue;
    at = html.indexOf(sign === 34 ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/**
 * Walks over HTML from left to right, every sign looked at a bounded number of times whatever the page: no tree, no
 * repair. What never ends (a tag, a comment, a quote) ends the walk, as it does in a browser.
 * @returns whether the walk came to the end of the page, which it gives up on after `MAX_STEPS`
 */
export function walkHtml(html: string, handler: HtmlHandler): boolean {
  let at = 0;
  for (let steps = 0; at < html.length; steps += 1) {
    if (steps > MAX_STEPS) return false;
    const next = html.indexOf('<', at);
    if (next < 0) {
      handler.text(html.slice(at));
      return true;
    }
    if (next > at) handler.text(html.slice(at, next));
    if (html.startsWith('<!--', next)) {
      const end = html.indexOf('-->', next + 4);
      if (end < 0) return false;
      at = end + 3;
      continue;
    }
    const closing = html[next + 1] === '/';
    NAME.lastIndex = next + (closing ? 2 : 1);
    const name = NAME.exec(html)?.[0].toLowerCase();
    if (!name) {
      const instruction = html[next + 1] === '!' || html[next + 1] === '?';
      const end = instruction ? html.indexOf('>', next) : next;
      if (end < 0) return false;
      if (!instruction) handler.text('<');
      at = end + 1;
      continue;
    }
    const end = endOfTag(html, NAME.lastIndex);
    if (end < 0) return false;
    at = end + 1;
    if (closing) {
      handler.close(name);
      continue;
    }
    handler.open(name, html.slice(NAME.lastIndex, Math.min(end, NAME.lastIndex + MAX_ATTRIBUTES)));
    if (RAW.has(name)) {
      const until = new RegExp(`</${name}`, 'gi');
      until.lastIndex = at;
      const match = until.exec(html);
      if (!match) return false;
      at = match.index;
    }
  }
  return true;
}

/** An attribute's value out of what stands in a tag, character references turned into signs. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const pattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
  for (let match = pattern.exec(attributes); match; match = pattern.exec(attributes)) {
    if (match[1]?.toLowerCase() === name) return decodeEntities(match[2] ?? match[3] ?? match[4] ?? '');
  }
  return undefined;
}
