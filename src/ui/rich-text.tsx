import { useRef } from 'preact/hooks';
import { splitRichText, texToText } from '../core/tex.ts';
import { Formula } from './formula.tsx';
import { useNear } from './use-near.ts';

interface Props {
  /** Raw text of a paper: TeX accents, escapes, formulas and links in it. */
  readonly text: string;
  /** Where a link may not stand, as inside another link: its words only. */
  readonly plain?: boolean;
}

/** A paper's text for reading: text nodes, https links and, where there are formulas, MathML. English, as arXiv asks. */
export function RichText({ text, plain = false }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const hasFormulas = text.includes('$') || text.includes('\\(') || text.includes('\\[');
  const near = useNear(place, hasFormulas);
  if (!hasFormulas && !text.includes('\\') && !text.includes('http')) return <span lang="en">{text}</span>;
  return (
    <span lang="en" ref={place}>
      {splitRichText(text).map((part) => {
        if (part.type === 'text') return part.text;
        if (part.type === 'formula') return <Formula tex={part.tex} display={part.display} wanted={near} />;
        if (plain || !part.url.startsWith('https://')) return part.text;
        return (
          <a href={part.url} target="_blank" rel="noopener noreferrer">
            {part.text}
          </a>
        );
      })}
    </span>
  );
}

/** The same as a plain string: for names that assistive technology reads, and for copying. */
export function plainText(text: string): string {
  return text.includes('\\') || text.includes('$') ? texToText(text) : text;
}
