import type { CardAction } from './action.ts';
import { neverAgain } from './never-again.ts';

/** Papers of hundreds of authors would make a page of buttons. */
const MAX_CHOICES = 12;

/** Never shows papers of one author again. */
export const neverAuthor: CardAction = {
  name: 'never-author',
  label: 'popupNeverAuthor',
  group: 'steer',
  choices: (card) => card.authors.slice(0, MAX_CHOICES),
  run: (_card, _scene, choice) => neverAgain('neverAuthors', choice),
};
