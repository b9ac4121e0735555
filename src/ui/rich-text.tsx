import { useLayoutEffect, useRef } from 'preact/hooks';
import { hasMarkup, type Tex, withTex } from './tex.ts';
import { whenNear } from './use-near.ts';

/** Longer formulas are shown as text: nobody reads them on a card, and a hostile one could take seconds. */
const MAX_TEX = 2000;

/** How a text is shown in its place. */
interface Manner {
  /** Where a link may not stand, as inside another link: its words only. */
  readonly plain?: boolean;
  /** Whether only its beginning is seen: the keyboard does not go to links that may be out of sight. */
  readonly isFolded?: () => boolean;
  /** Not before `readLater` is called, since nobody sees it yet: until then the raw text stands. */
  readonly later?: boolean;
}

const waiting: (() => void)[] = [];

/** Has the texts read that were put in place for later, while the browser has time to spare. */
export function readLater(): void {
  if (waiting.length > 0) requestIdleCallback(readWaiting);
}

function readWaiting(idle: IdleDeadline): void {
  do waiting.shift()?.();
  while (idle.timeRemaining() > 0 && waiting.length > 0);
  readLater();
}

/**
 * Puts a raw text of a paper into a place that nobody else fills: text nodes, https links and, when it is about to be
 * seen, formulas as MathML. Where the reader of TeX is still to come, the raw text stands until then.
 */
export function fillText(place: Element, raw: string, manner: Manner = {}): void {
  place.textContent = raw;
  if (!hasMarkup(raw)) return;
  const read = () => withTex((tex) => fillParts(place, raw, tex, manner));
  if (manner.later) waiting.push(read);
  else read();
}

function fillParts(place: Element, raw: string, tex: Tex, { plain, isFolded }: Manner): void {
  const formulas: (() => void)[] = [];
  const parts = tex.splitRichText(raw).map((part) => {
    if (part.type === 'formula') {
      const words = document.createElement('span');
      words.className = 'formula';
      words.textContent = tex.texToText(`$${part.tex}$`);
      formulas.push(() => setFormula(words, part.tex, part.display));
      return words;
    }
    if (part.type === 'text' || plain || !part.url.startsWith('https://')) return part.text;
    const link = document.createElement('a');
    link.href = part.url;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = part.text;
    if (isFolded?.()) link.tabIndex = -1;
    return link;
  });
  place.replaceChildren(...parts);
  if (formulas.length === 0) return;
  whenNear(place, () => {
    for (const set of formulas) set();
  });
}

/** Puts a formula as MathML in place of its words: these stay on TeX that is refused, or without the typesetter. */
function setFormula(place: Element, tex: string, display: boolean): void {
  if (tex.length > MAX_TEX) return;
  import('./typeset.ts').then(({ typeset }) => place.replaceChildren(typeset(tex, display))).catch(() => undefined);
}

/** Puts names or another short raw text into a place, in plain words. */
export function fillWords(place: Element, raw: string): void {
  place.textContent = raw;
  if (hasMarkup(raw)) {
    withTex((tex) => {
      place.textContent = tex.texToText(raw);
    });
  }
}

/** A paper's text; English, as arXiv asks. */
export function RichText({ text, plain = false }: { readonly text: string; readonly plain?: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (place.current) fillText(place.current, text, { plain });
  }, [text, plain]);
  return <span lang="en" ref={place} />;
}
