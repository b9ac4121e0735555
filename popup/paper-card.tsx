import { createPortal, render } from 'preact';
import type { Card } from '../src/core/digest.ts';
import { isHidden, isRead, isSaved, type Mark } from '../src/core/mark.ts';
import { type Face, type Fold, makeFace } from './card-face.tsx';
import type { CardHands } from './card-hands.ts';
import { actionOf } from './card-marks.tsx';
import { CardMore } from './card-more.tsx';
import { MediaPanel } from './media.tsx';
import { Pictures } from './pictures.tsx';
import { AllReasons } from './reasons.tsx';

/** What a card shows. */
export interface CardState {
  readonly card: Card;
  readonly mark: Mark | undefined;
  readonly unfolded: boolean;
  readonly hands: CardHands;
  /** Whether fetched pictures are to be shown. */
  readonly pictures: boolean;
  /** Whether it is far below what is seen. */
  readonly later?: boolean;
}

/** What the face of a card shows; the rest is for what Preact draws into it. */
const FACE = ['card', 'mark', 'unfolded'] as const;
const FIELDS = [...FACE, 'hands', 'pictures'] as const;

/**
 * One paper: what it is, where it is, what it is about, why it is here, and what can be done with it. What stands on every
 * card is copied and filled by hand (`makeFace`); pictures, and what is unfolded, are drawn into it by Preact.
 */
export class PaperCard {
  readonly element: HTMLElement;
  #state: CardState;
  #face: Face;
  #panel: Fold | undefined;
  #reasons = false;
  /** Where Preact keeps what it has drawn into the card; most cards have none of it. */
  #drawn: Element | undefined;

  constructor(state: CardState) {
    this.#state = state;
    this.#face = makeFace(state.card, state.later ?? false);
    this.element = this.#face.article;
    if (state.mark || state.unfolded) this.#draw();
    else this.#drawParts();
  }

  /** Shows a state; the one that is shown already takes no time. */
  show(state: CardState): void {
    const before = this.#state;
    const isSame = (field: (typeof FIELDS)[number]) => before[field] === state[field];
    if (FIELDS.every(isSame)) return;
    this.#state = state;
    if (!isSame('card')) {
      // New words of a card that is being read are there at once.
      this.#face = makeFace(state.card, false);
      this.element.replaceChildren(...this.#face.article.childNodes);
    }
    if (FACE.every(isSame)) this.#drawParts();
    else this.#draw();
  }

  remove(): void {
    if (this.#drawn) render(null, this.#drawn);
    this.element.remove();
  }

  #draw(): void {
    const { mark, unfolded } = this.#state;
    const open: Fold[] = this.#panel ? [this.#panel] : [];
    if (unfolded) open.push('abstract');
    if (this.#reasons) open.push('reasons');
    const words = [isRead(mark) && 'read', isSaved(mark) && 'saved', isHidden(mark) && 'hidden'].filter(Boolean);
    if (words.length > 0) this.element.setAttribute('data-state', words.join(' '));
    else this.element.removeAttribute('data-state');
    this.#face.show({ mark, open });
    this.#drawParts();
  }

  #drawParts(): void {
    const { card, mark, hands, pictures } = this.#state;
    const { headline, reasonsPlace, panelPlace } = this.#face;
    const parts = [
      pictures &&
        card.pictures.length > 0 &&
        createPortal(<Pictures urls={card.pictures} opened={() => hands.opened(card.id)} />, headline),
      this.#reasons && createPortal(<AllReasons reasons={card.reasons} />, reasonsPlace),
      this.#panel === 'media' && createPortal(<MediaPanel card={card} />, panelPlace),
      this.#panel === 'more' && createPortal(<CardMore card={card} mark={mark} act={hands.act} />, panelPlace),
    ];
    if (!this.#drawn && !parts.some(Boolean)) return;
    this.#drawn ??= document.createElement('div');
    render(parts, this.#drawn);
  }

  #turn(fold: Fold): void {
    const { card, unfolded, hands } = this.#state;
    if (fold === 'abstract') {
      hands.unfold(card.id, !unfolded);
      return;
    }
    if (fold === 'reasons') this.#reasons = !this.#reasons;
    else this.#panel = this.#panel === fold ? undefined : fold;
    this.#draw();
  }

  /** Does what is pressed on the card: its buttons are copies, and hear nothing themselves. */
  press(event: MouseEvent): void {
    const { card, hands } = this.#state;
    const pressed = (event.target as Element).closest<HTMLElement>('a, button');
    const { key, kind, unfolds } = pressed?.dataset ?? {};
    if (pressed?.localName === 'a') {
      // The paper or one of its media: a link in the abstract is neither.
      if (key === 'o' || kind !== undefined) hands.opened(card.id, event);
    } else if (event.type === 'click') {
      const action = actionOf(key);
      if (action) hands.act(action, card);
      if (unfolds) this.#turn(unfolds as Fold);
    }
  }
}
