import { countOf, word } from '../src/ui/words.ts';

interface Props {
  /** How many papers only the newer list has, if that is known. */
  readonly fresh?: number;
  readonly accept: () => void;
}

/** A newer list waits: it takes the place of the one being read when the reader says so. */
export function Offer({ fresh = 0, accept }: Props) {
  const take = () => {
    accept();
    scrollTo(0, 0);
  };
  return (
    <p class="offer">
      <button type="button" class="button primary" onClick={take}>
        {fresh > 0 ? countOf('popupFresh', fresh) : word('popupReordered')}
      </button>
    </p>
  );
}
