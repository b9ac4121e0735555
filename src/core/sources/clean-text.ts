/** Longest texts we keep, in characters. arXiv itself allows abstracts of 1,920; older ones are longer. */
export const MAX_TITLE = 600;
export const MAX_ABSTRACT = 10_000;
export const MAX_COMMENTS = 4000;
export const MAX_NAME = 200;

/** Signs that show nothing or turn the line around: controls, halves of surrogate pairs, overrides of direction. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;
/** More accents on one letter than any script needs. */
const PILE = /(\p{M}{8})\p{M}+/gu;

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 1 : most);
}

/** White space collapsed and unseen signs dropped; the text of most papers is plain ASCII and has neither. */
function collapse(text: string): string {
  if (!/[^ -~]/.test(text)) return text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text;
  return text
    .replace(UNSEEN, '')
    .replace(PILE, '$1')
    .replace(/\s{2,}|[^\S ]/g, ' ');
}

/** One line of text: white space collapsed, unseen signs dropped, at most `most` characters. TeX and tags stay text. */
export function cleanLine(text: string, most: number): string {
  return cut(collapse(text.slice(0, most * 2)).trim(), most).trimEnd();
}

/**
 * An abstract as arXiv writes it: a line that begins with a blank (or follows an empty one) begins a paragraph, any
 * other line goes on with the last. Paragraphs come out separated by `\n`.
 */
export function cleanParagraphs(text: string, most: number): string {
  const paragraphs: string[] = [];
  let fresh = true;
  for (const line of text.slice(0, most * 2).split('\n')) {
    const clean = cleanLine(line, most);
    if (clean === '') {
      fresh = true;
      continue;
    }
    if (fresh || line.startsWith(' ') || line.startsWith('\t')) paragraphs.push(clean);
    else paragraphs.push(`${paragraphs.pop() ?? ''} ${clean}`);
    fresh = false;
  }
  return cut(paragraphs.join('\n'), most).trimEnd();
}
