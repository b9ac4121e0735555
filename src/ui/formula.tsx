import { useEffect, useRef } from 'preact/hooks';

/** Longer ones are shown as text: nobody reads them on a card, and a hostile one could take seconds. */
const MAX_TEX = 2000;

interface Props {
  readonly tex: string;
  /** The formula in words and signs: what stands there until it is set, and when it cannot be. */
  readonly words: string;
  readonly display: boolean;
  /** Set when it is about to be seen; until then it is text. */
  readonly wanted: boolean;
}

/** A formula as MathML. The typesetter is loaded with the first one; without it, or on TeX it refuses, text stays. */
export function Formula({ tex, words, display, wanted }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!wanted || tex.length > MAX_TEX) return;
    let gone = false;
    import('./typeset.ts')
      .then(({ typeset }) => {
        if (!gone) place.current?.replaceChildren(typeset(tex, display));
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [tex, display, wanted]);
  // Preact must never look inside: the text is put in by hand, so that MathML can take its place.
  return <FormulaPlace place={place} text={words} />;
}

function FormulaPlace({ place, text }: { place: { current: HTMLSpanElement | null }; text: string }) {
  return (
    <span
      class="formula"
      ref={(element) => {
        if (element && !element.firstChild) element.textContent = text;
        place.current = element;
      }}
    />
  );
}
