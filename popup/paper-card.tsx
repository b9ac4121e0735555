import { useId, useState } from 'preact/hooks';
import type { Card } from '../src/core/digest.ts';
import { isHidden, isRead, isSaved, type Mark } from '../src/core/mark.ts';
import { paperUrl } from '../src/core/paper.ts';
import { Icon } from '../src/ui/icons.tsx';
import { memo } from '../src/ui/memo.ts';
import { RichText } from '../src/ui/rich-text.tsx';
import { word } from '../src/ui/words.ts';
import { Abstract } from './abstract.tsx';
import { Authors } from './authors.tsx';
import type { CardHands } from './card-hands.ts';
import { CardMarks } from './card-marks.tsx';
import { CardMore } from './card-more.tsx';
import { Media, MediaPanel, type Panel } from './media.tsx';
import { Pictures } from './pictures.tsx';
import { Reasons } from './reasons.tsx';

interface Props {
  readonly card: Card;
  readonly mark: Mark | undefined;
  readonly unfolded: boolean;
  readonly hands: CardHands;
  /** Whether fetched pictures are to be shown. */
  readonly pictures: boolean;
}

/** One paper: what it is, where it is, what it is about, why it is here, and what can be done with it. */
export const PaperCard = memo(function PaperCard({ card, mark, unfolded, hands, pictures }: Props) {
  const id = useId();
  const title = `${id}t`;
  const [panel, setPanel] = useState<Panel>();
  const turn = (to: Panel) => setPanel((before) => (before === to ? undefined : to));
  const state = [isRead(mark) && 'read', isSaved(mark) && 'saved', isHidden(mark) && 'hidden'];
  const opened = (by?: MouseEvent) => hands.opened(card.id, by);
  return (
    <article
      data-arxiv-id={card.id}
      data-state={state.filter(Boolean).join(' ') || undefined}
      aria-labelledby={title}
      tabIndex={-1}
    >
      <div class="kicker">
        <p class="facts">
          <span class="id">{card.id}</span>
          {card.categories[0] !== undefined && <span class="category">{card.categories[0]}</span>}
          {card.announce === 'cross' && <span>{word('popupCross')}</span>}
          {isRead(mark) && <span class="flag">{word('popupIsRead')}</span>}
        </p>
        <Reasons reasons={card.reasons} votes={card.community?.votes ?? 0} />
      </div>
      <div class="headline">
        <div class="naming">
          <h2 id={title}>
            <RichText text={card.title} plain />
          </h2>
          <Authors names={card.authors} count={card.authorCount} whole={unfolded} />
        </div>
        {pictures && card.pictures.length > 0 && <Pictures urls={card.pictures} opened={opened} />}
      </div>
      <Abstract text={card.abstract} open={unfolded} turn={(open) => hands.unfold(card.id, open)} />
      <div class="bar">
        <a
          class="button primary"
          href={paperUrl(card.id)}
          target="_blank"
          rel="noopener noreferrer"
          aria-describedby={title}
          data-key="o"
          onClick={opened}
          onAuxClick={opened}
        >
          {word('popupPaper')}
        </a>
        <Media card={card} opened={opened} open={panel === 'media'} turn={turn} id={id} />
        <CardMarks card={card} mark={mark} act={hands.act} describedBy={title} />
        <button
          type="button"
          class="button bare"
          data-key="."
          aria-expanded={panel === 'more'}
          aria-controls={id}
          aria-label={word('popupMore')}
          aria-describedby={title}
          title={word('popupWithKey', word('popupMore'), '.')}
          onClick={() => turn('more')}
        >
          <Icon name="more" />
        </button>
      </div>
      <div id={id} hidden={panel === undefined}>
        {panel === 'media' && <MediaPanel card={card} opened={opened} />}
        {panel === 'more' && <CardMore card={card} mark={mark} act={hands.act} />}
      </div>
    </article>
  );
});
