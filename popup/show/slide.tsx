import { useId } from 'preact/hooks';
import type { Card } from '../../src/core/digest.ts';
import { excerpt, sentencesOf } from '../../src/core/excerpt.ts';
import { paperUrl } from '../../src/core/paper.ts';
import { texToText } from '../../src/core/tex.ts';
import { hostOf, kindName } from '../../src/ui/names.ts';
import { RichText } from '../../src/ui/rich-text.tsx';
import { say, word } from '../../src/ui/words.ts';
import { Authors } from '../authors.tsx';
import { Pictures } from '../pictures.tsx';

/** About as much as a room reads before it looks away. */
const FEW_LINES = 420;
const LINKS = 4;

/** What is read aloud of a paper, sentence by sentence. */
export function wordsOf(card: Card): string[] {
  const first = card.authors[0];
  const by = first === undefined ? [] : [texToText(first) + (card.authorCount > 1 ? ' et al.' : '')];
  return [texToText(card.title), ...by, ...sentencesOf(excerpt(card.abstract, FEW_LINES)).map(texToText)];
}

/** One paper, to be read from across a room. */
export function Slide({ card }: { readonly card: Card }) {
  const title = useId();
  // One of each kind: there is room for few.
  const links = card.links.filter(({ kind }, at) => card.links.findIndex((other) => other.kind === kind) === at);
  const [reason] = card.reasons.filter(({ value }) => value > 0);
  return (
    <article data-arxiv-id={card.id} aria-labelledby={title} data-pictures={card.pictures.length > 0 ? '' : undefined}>
      <div class="words">
        <p class="facts">
          <span>{card.id}</span>
          {card.categories[0] !== undefined && <span>{card.categories[0]}</span>}
          {reason && <span class="reason">{say(reason.phrase)}</span>}
        </p>
        <h1 id={title}>
          <RichText text={card.title} plain />
        </h1>
        <Authors names={card.authors} count={card.authorCount} />
        <p class="lines" data-part="abstract">
          <RichText text={excerpt(card.abstract, FEW_LINES)} />
        </p>
        <p class="links">
          <a class="button primary" href={paperUrl(card.id)} target="_blank" rel="noopener noreferrer">
            {word('popupPaper')}
          </a>
          {links.slice(0, LINKS).map((link) => (
            <a key={link.url} class="button" href={link.url} target="_blank" rel="noopener noreferrer">
              {kindName(link.kind)} <span class="host">{hostOf(link.url)}</span>
            </a>
          ))}
        </p>
      </div>
      {card.pictures.length > 0 && <Pictures urls={card.pictures} opened={() => {}} />}
    </article>
  );
}
