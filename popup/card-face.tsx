import type { Card } from '../src/core/digest.ts';
import type { Mark } from '../src/core/mark.ts';
import { paperUrl } from '../src/core/paper.ts';
import { copied } from '../src/ui/copied.ts';
import { Icon } from '../src/ui/icons.tsx';
import { fillText } from '../src/ui/rich-text.tsx';
import { word } from '../src/ui/words.ts';
import { AbstractPlace, fillAbstract, unfoldAbstract, withoutAbstract } from './abstract.tsx';
import { AuthorsPlace, fillAuthors } from './authors.tsx';
import { CardMarks, showMarks } from './card-marks.tsx';
import { fillMedia, MediaPlace, withoutMedia } from './media.tsx';
import { fillReasons, ReasonsPlace, whyOf, withoutReasons } from './reasons.tsx';

/** What a button of a card unfolds: its `data-unfolds`. */
export type Fold = 'abstract' | 'reasons' | 'media' | 'more';

/** How a card is at the moment. */
interface CardState {
  readonly mark: Mark | undefined;
  readonly open: readonly Fold[];
}

/** What stands on a card, and where more is drawn when it is asked for. */
export interface Face {
  readonly card: Card;
  readonly article: HTMLElement;
  readonly headline: Element;
  readonly reasonsPlace: Element;
  readonly panelPlace: Element;
  /** Shows the card as it is: only what changes is touched. */
  readonly show: (state: CardState) => void;
}

/** The same on every card, as it is before anything is marked or unfolded. */
const copyFace = copied(() => (
  <article tabIndex={-1}>
    <div class="kicker">
      <p class="facts">
        <span class="id" />
        <span class="category" />
        <span class="cross">{word('popupCross')}</span>
        <span class="flag">{word('popupIsRead')}</span>
      </p>
      <ReasonsPlace />
    </div>
    <div class="headline">
      <div class="naming">
        {/* biome-ignore lint/a11y/useHeadingContent: each copy gets its title */}
        <h2 lang="en" />
        <AuthorsPlace />
      </div>
    </div>
    <AbstractPlace />
    <div class="bar">
      {/* biome-ignore lint/a11y/useValidAnchor: each copy gets its address */}
      <a class="button primary" target="_blank" rel="noopener noreferrer" data-key="o">
        {word('popupPaper')}
      </a>
      <MediaPlace />
      <CardMarks />
      <button
        type="button"
        class="button bare"
        data-key="."
        data-unfolds="more"
        aria-expanded={false}
        aria-label={word('popupMore')}
        title={word('popupWithKey', word('popupMore'), '.')}
      >
        <Icon name="more" />
      </button>
    </div>
    <div class="unfolded" />
  </article>
));

/**
 * Makes the face of a card: all that it shows whatever its state, and nothing marked or unfolded.
 * @param later whether nobody sees it yet, so that its abstract may wait to be read
 */
export function makeFace(card: Card, later: boolean): Face {
  const [category] = card.categories;
  const why = whyOf(card);
  const article = copyFace([
    ...(category === undefined ? ['.category'] : []),
    ...(card.announce === 'cross' ? [] : ['.cross']),
    ...withoutReasons(why),
    ...(card.authors.length === 0 ? ['.authors'] : []),
    ...withoutAbstract(card.abstract),
    ...withoutMedia(card.links),
  ]);
  const at = (selector: string) => article.querySelector(selector) as HTMLElement;
  const title = at('h2');
  const abstract = at('.abstract');
  const bar = at('.bar');
  const authors = title.nextElementSibling as HTMLElement | null;

  article.setAttribute('data-arxiv-id', card.id);
  at('.id').textContent = card.id;
  if (category !== undefined) at('.category').textContent = category;
  fillReasons(article, why);
  title.id = `t${card.id}`;
  article.setAttribute('aria-labelledby', title.id);
  fillText(title, card.title, { plain: true });
  if (authors) fillAuthors(authors, card.authors, card.authorCount);
  fillAbstract(abstract, card.abstract, later);
  (bar.firstElementChild as HTMLAnchorElement).href = paperUrl(card.id);
  fillMedia(bar, card.links);
  // Each of the many "Save" says what it saves.
  for (const button of bar.querySelectorAll('.primary, .bare')) button.setAttribute('aria-describedby', title.id);

  return {
    ...{ card, article, headline: at('.headline'), reasonsPlace: at('.reasons'), panelPlace: at('.unfolded') },
    show({ mark, open }) {
      showMarks(bar, mark);
      if (authors) fillAuthors(authors, card.authors, card.authorCount, open.includes('abstract'));
      unfoldAbstract(abstract, open.includes('abstract'));
      // Not the article's: its children are in another one when a card gets new words.
      for (const button of (bar.parentElement as Element).querySelectorAll<HTMLElement>('[data-unfolds]')) {
        button.setAttribute('aria-expanded', String(open.includes(button.dataset.unfolds as Fold)));
      }
    },
  };
}
