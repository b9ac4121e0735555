import type { Link } from '../core/link.ts';
import type { PageMedia } from '../platform/protocol.ts';
import { anchor, followable } from './anchor.ts';
import type { Entry } from './listing-reader.ts';
import { make } from './make.ts';
import { linksOf } from './media.ts';
import { say } from './words.ts';

/** The row of one entry; it takes up no room of its own, so no entry ever moves. */
export interface MediaRow {
  /** Adds what the database knows. */
  show(known: PageMedia): void;
}

/** Puts an entry's row on the page as soon as there is something to say. */
export function makeMediaRow(entry: Entry): MediaRow {
  const own = entry.links();
  let row: HTMLElement | undefined;

  function draw(links: readonly Link[], rank: string): void {
    if (!links.length && !rank) return;
    const fresh = make('div', 'entry', make('span', 'by', say('contentRowBy', say('shortName'))));
    fresh.dataset.arxivDailyShow = 'entry';
    fresh.setAttribute('role', 'group');
    fresh.setAttribute('aria-label', say('contentMedia'));
    for (const link of links) fresh.append(' ', anchor(link));
    // Last, since where room is short the end is cut off, and links are what people come for.
    if (rank) fresh.append(' ', make('span', 'rank', rank));
    if (rank) fresh.title = rank;
    if (row) row.replaceWith(fresh);
    else entry.element.append(fresh);
    row = fresh;
  }

  draw(own, '');
  return {
    show({ links, digest }) {
      const all = linksOf(entry.id, [...own, ...followable(links)]);
      if (all.length === own.length && !digest) return;
      const rank = digest ? say('contentRank', String(digest.rank), digest.date) : '';
      draw(all, digest?.why ? `${rank}: ${digest.why}` : rank);
    },
  };
}
