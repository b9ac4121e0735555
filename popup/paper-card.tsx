import { createPortal, createRef } from 'preact';
import type { Card } from '../src/core/digest.ts';
import { isHidden, isRead, isSaved, type Mark } from '../src/core/mark.ts';
import { Memo } from '../src/ui/memo.ts';
import { type Face, type Fold, makeFace, titleId } from './card-face.tsx';
import type { CardHands } from './card-hands.ts';
import { actionOf } from './card-marks.tsx';
import { CardMore } from './card-more.tsx';
import { MediaPanel } from './media.tsx';
import { Pictures } from './pictures.tsx';
import { AllReasons } from './reasons.tsx';

interface Props {
  readonly card: Card;
  readonly mark: Mark | undefined;
  readonly unfolded: boolean;
  readonly hands: CardHands;
  /** Whether fetched pictures are to be shown. */
  readonly pictures: boolean;
  /** Whether it is far below what is seen. */
  readonly later?: boolean;
}

interface State {
  readonly panel?: Fold | undefined;
  readonly reasons?: boolean;
}

/**
 * One paper: what it is, where it is, what it is about, why it is here, and what can be done with it. A long day has
 * hundreds, so what stands on all of them is copied and filled by hand (`makeFace`); pictures, and what is unfolded, are
 * drawn into it. A class, since hooks for each of hundreds take longer than all the rest of it.
 */
export class PaperCard extends Memo<Props, State> {
  readonly #article = createRef<HTMLElement>();
  #face: Face = makeFace(this.props.card, this.props.later ?? false);

  override componentDidMount(): void {
    this.#show();
  }

  override componentDidUpdate(): void {
    this.#show();
  }

  #show(): void {
    const { mark, unfolded } = this.props;
    const { panel, reasons } = this.state;
    const open: Fold[] = panel ? [panel] : [];
    if (unfolded) open.push('abstract');
    if (reasons) open.push('reasons');
    if (this.#article.current) this.#face.show(this.#article.current, { mark, open });
  }

  readonly #opened = (by?: MouseEvent) => this.props.hands.opened(this.props.card.id, by);

  #turn(fold: Fold): void {
    const { card, unfolded, hands } = this.props;
    const { panel, reasons = false } = this.state;
    if (fold === 'abstract') hands.unfold(card.id, !unfolded);
    else if (fold === 'reasons') this.setState({ reasons: !reasons });
    else this.setState({ panel: panel === fold ? undefined : fold });
  }

  /** Whatever is pressed on the card: its buttons are copies, and hear nothing themselves. */
  readonly #press = (event: MouseEvent) => {
    const pressed = (event.target as Element).closest<HTMLElement>('a, button');
    const { key, kind, unfolds } = pressed?.dataset ?? {};
    if (pressed?.localName === 'a') {
      // The paper or one of its media: a link in the abstract is neither.
      if (key === 'o' || kind !== undefined) this.#opened(event);
    } else if (event.type === 'click') {
      const action = actionOf(key);
      if (action) this.props.hands.act(action, this.props.card);
      if (unfolds) this.#turn(unfolds as Fold);
    }
  };

  override render() {
    const { card, mark, hands, pictures } = this.props;
    const { panel, reasons } = this.state;
    if (this.#face.card !== card) this.#face = makeFace(card, false);
    const { headline, reasonsPlace, panelPlace } = this.#face;
    const state = [isRead(mark) && 'read', isSaved(mark) && 'saved', isHidden(mark) && 'hidden'];
    return (
      <>
        {/* biome-ignore lint/a11y: what is pressed are the links and buttons in it */}
        <article
          ref={this.#article}
          data-arxiv-id={card.id}
          data-state={state.filter(Boolean).join(' ') || undefined}
          aria-labelledby={titleId(card)}
          tabIndex={-1}
          onClick={this.#press}
          onAuxClick={this.#press}
        />
        {pictures &&
          card.pictures.length > 0 &&
          createPortal(<Pictures urls={card.pictures} opened={this.#opened} />, headline)}
        {reasons && createPortal(<AllReasons reasons={card.reasons} />, reasonsPlace)}
        {panel === 'media' && createPortal(<MediaPanel card={card} />, panelPlace)}
        {panel === 'more' && createPortal(<CardMore card={card} mark={mark} act={hands.act} />, panelPlace)}
      </>
    );
  }
}
