import type { ComponentChild } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { Formula } from './formula.tsx';
import { hasMarkup, useTex } from './tex.ts';
import { useNear } from './use-near.ts';

interface Props {
  /** Raw text of a paper: TeX accents, escapes, formulas and links in it. */
  readonly text: string;
  /** Where a link may not stand, as inside another link: its words only. */
  readonly plain?: boolean;
  /** Only its beginning is seen: the keyboard does not go to links that may be out of sight. */
  readonly folded?: boolean;
}

/** A paper's text for reading: text nodes, https links and, where there are formulas, MathML. English, as arXiv asks. */
export function RichText(props: Props) {
  return hasMarkup(props.text) ? <MarkedUp {...props} /> : <span lang="en">{props.text}</span>;
}

function MarkedUp({ text, plain = false, folded = false }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const tex = useTex();
  const parts = useMemo(() => tex?.splitRichText(text), [tex, text]);
  const near = useNear(
    place,
    parts?.some(({ type }) => type === 'formula'),
  );
  return (
    <span lang="en" ref={place}>
      {tex && parts
        ? parts.map((part) => {
            if (part.type === 'text') return part.text;
            if (part.type === 'formula') {
              return (
                <Formula tex={part.tex} words={tex.texToText(`$${part.tex}$`)} display={part.display} wanted={near} />
              );
            }
            if (plain || !part.url.startsWith('https://')) return part.text;
            return (
              <a href={part.url} target="_blank" rel="noopener noreferrer" tabIndex={folded ? -1 : undefined}>
                {part.text}
              </a>
            );
          })
        : text}
    </span>
  );
}

/** Names or other short texts in plain words. */
export function PlainText({ text }: { readonly text: string }): ComponentChild {
  return hasMarkup(text) ? <Words text={text} /> : text;
}

function Words({ text }: { readonly text: string }) {
  return <>{useTex()?.texToText(text) ?? text}</>;
}
