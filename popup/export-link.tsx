import type { Day } from '../src/core/day.ts';
import { word } from '../src/ui/words.ts';

/** The way to the page that writes a day, or the saved papers, into a file: a bubble would close before it is saved. */
export function ExportLink({ what }: { readonly what: Day | 'saved' }) {
  return (
    <a class="button" href={`/options/index.html?export=${what}#data`} target="_blank" rel="noopener">
      {word('popupExport')}
    </a>
  );
}
