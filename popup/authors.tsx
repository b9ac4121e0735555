import { PlainText } from '../src/ui/rich-text.tsx';
import { word } from '../src/ui/words.ts';

const SHOWN = 4;

/** The first few names, and how many more there are; the whole list as far as it is known in the tooltip. */
export function Authors({ names, count }: { readonly names: readonly string[]; readonly count: number }) {
  if (names.length === 0) return null;
  const shown = names.length <= SHOWN + 1 ? names : names.slice(0, SHOWN);
  const more = Math.max(count, names.length) - shown.length;
  return (
    <p class="authors" title={more > 0 ? names.join(', ') : undefined}>
      <bdi>
        <PlainText text={shown.join(', ')} />
      </bdi>
      {more > 0 && ' '}
      {more > 0 && <span class="others">{word('popupMoreAuthors', String(more))}</span>}
    </p>
  );
}
