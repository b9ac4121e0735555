import { useId } from 'preact/hooks';
import { RichText } from '../src/ui/rich-text.tsx';
import { word } from '../src/ui/words.ts';

/** Abstracts up to this length fit the closed form even in the bubble. */
const SHORT = 170;
/** Abstracts above this length do not fit the closed form even in a wide window: their last line has room for the button. */
const LONG = 360;

interface Props {
  readonly text: string;
  readonly open: boolean;
  readonly turn: (open: boolean) => void;
}

/** The abstract: whole in the document, three lines of it seen until it is unfolded. */
export function Abstract({ text, open, turn }: Props) {
  const id = useId();
  if (text === '') {
    return (
      <p class="abstract absent" data-part="abstract">
        {word('popupNoAbstract')}
      </p>
    );
  }
  const short = text.length <= SHORT;
  return (
    <div class="abstract" data-open={open || short ? '' : undefined} data-long={text.length > LONG ? '' : undefined}>
      <p id={id} data-part="abstract">
        <RichText text={text} folded={!open && !short} />
      </p>
      {!short && (
        <button
          type="button"
          class="quiet"
          data-key="e"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => turn(!open)}
        >
          {word(open ? 'popupFold' : 'popupUnfold')}
        </button>
      )}
    </div>
  );
}
