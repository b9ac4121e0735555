import type { Card } from '../src/core/digest.ts';
import type { PaperId } from '../src/core/paper.ts';
import type { CardAction } from './actions/action.ts';

/** What a card can ask of the page around it. The functions never change, so that a card is drawn only for itself. */
export interface CardHands {
  readonly act: (action: CardAction, card: Card, choice?: string) => void;
  /** The abstract was opened or closed. */
  readonly unfold: (name: string, open: boolean) => void;
  /** The paper or one of its media was opened; not by the right button (`auxclick` too), whose menu is all it opens. */
  readonly opened: (id: PaperId, by?: MouseEvent) => void;
}
