import type { Link } from '../core/link.ts';
import type { PageMedia } from '../platform/protocol.ts';
import { anchor, followable } from './anchor.ts';
import type { Entry } from './listing-reader.ts';
import { make } from './make.ts';
import { linksOf } from './media.ts';
import { say } from './words.ts';

/** The row of one entry; it takes up no room of its own, so no entry ever moves. */
export interface MediaRow {
  /**
   * Puts it on the page, if there is something to say. There it is found by a search in the page, and laid out only when
   * that has found it or when it is revealed: of a long listing most rows never are.
   */
  place(): void;
  /** Lays it out: somebody is near. */
  reveal(): void;
  /** Adds what the database knows, to a row that was revealed. */
  show(known: PageMedia): void;
}

/** What all rows have in common, made with the first. */
let model: HTMLElement | undefined;

function makeModel(): HTMLElement {
  const row = make('div', 'entry', make('span', 'by', say('contentRowBy', say('shortName'))));
  row.dataset.arxivDailyShow = 'entry';
  row.setAttribute('hidden', 'until-found');
  row.role = 'group';
  row.ariaLabel = say('contentMedia');
  return row;
}

/** Draws an entry's row, which is not on the page yet. */
export function makeMediaRow(entry: Entry): MediaRow {
  const own = entry.links();
  let row: HTMLElement | undefined;

  function draw(links: readonly Link[], rank: string): void {
    if (!links.length && !rank) return;
    model ??= makeModel();
    const fresh = model.cloneNode(true) as HTMLElement;
    for (const link of links) fresh.append(' ', anchor(link));
    // Last, since where room is short the end is cut off, and links are what people come for.
    if (rank) fresh.append(' ', make('span', 'rank', rank));
    if (rank) fresh.title = rank;
    row?.remove();
    row = fresh;
  }
  function place(): void {
    if (row && !row.parentNode) entry.element.append(row);
  }

  function reveal(): void {
    row?.removeAttribute('hidden');
  }

  draw(own, '');
  return {
    place,
    reveal,
    show({ links, digest }) {
      const all = linksOf(entry.id, [...own, ...followable(links)]);
      if (all.length === own.length && !digest) return;
      const rank = digest ? say('contentRank', `${digest.rank}`, digest.date) : '';
      draw(all, digest?.why ? `${rank}: ${digest.why}` : rank);
      place();
      reveal();
    },
  };
}
