import { PlainText } from '../src/ui/rich-text.tsx';
import { countOf } from '../src/ui/words.ts';

const SHOWN = 4;

interface Props {
  readonly names: readonly string[];
  /** How many there are; not all of a very long list are known. */
  readonly count: number;
  /** Every known name, on as many lines as they take. */
  readonly whole?: boolean;
}

/** The first few names on one line, and how many more there are; the whole list as far as it is known in the tooltip. */
export function Authors({ names, count, whole = false }: Props) {
  if (names.length === 0) return null;
  const shown = whole || names.length <= SHOWN + 1 ? names : names.slice(0, SHOWN);
  const more = Math.max(count, names.length) - shown.length;
  return (
    <p class="authors" data-whole={whole ? '' : undefined} title={whole ? undefined : names.join(', ')}>
      <bdi>
        <PlainText text={shown.join(', ')} />
      </bdi>
      {more > 0 && ' '}
      {more > 0 && <span class="others">{countOf('popupMoreAuthors', more)}</span>}
    </p>
  );
}
