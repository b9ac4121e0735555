import type { Link } from '../core/link.ts';
import { ruleLinks } from '../core/media/rule-links.ts';
import type { PageMedia } from '../platform/protocol.ts';
import type { AbstractPage } from './abstract-reader.ts';
import { anchor, followable } from './anchor.ts';
import { icon } from './icon.ts';
import { make } from './make.ts';
import { linksOf } from './media.ts';
import { say } from './words.ts';

/** The block on an abstract page. What comes later goes into places that are kept for it: nothing painted ever moves. */
export interface MediaBlock {
  readonly element: HTMLElement;
  readonly save: HTMLButtonElement;
  readonly look: HTMLButtonElement;
  /** Adds what the database knows. */
  show(known: PageMedia): void;
  /** Adds links that a look has found. */
  add(links: readonly Link[]): void;
  /** How many links the page itself does not have. */
  count(): number;
  setSaved(saved: boolean): void;
  setLooking(looking: boolean): void;
  /** One sentence, told to screen readers as well. */
  tell(words: string): void;
  /** Takes away what can do nothing any more. */
  retire(): void;
}

/** @param on the date of the look, in words */
export function nothingFound(on: string): string {
  return say('contentNothingFound', on);
}

function rows(links: readonly Link[]): HTMLLIElement[] {
  return links.map((link) => make('li', 'row', icon(link.kind), anchor(link)));
}

function button(label: string): HTMLButtonElement {
  const element = make('button', 'button', label);
  element.type = 'button';
  return element;
}

/** Draws the block from what the page itself says. */
export function makeMediaBlock(page: AbstractPage): MediaBlock {
  const save = button('');
  setSaved(false);
  const look = button(say('contentLookFor'));
  const none = make('p', 'quiet', say('contentNoneNamed'));
  const digest = make('p', 'digest');
  const more = make('ul', 'list');
  const status = make('p', 'quiet');
  status.role = 'status';
  const later = make('div', 'later', ...(page.links.length ? [] : [none]), digest, more, status);
  // The page lists its HTML itself, when there is one.
  const rules = ruleLinks(page).filter(({ kind }) => kind !== 'paper');
  const byRule = make('p', 'rules', say('contentByRule'));
  for (const [at, link] of rules.entries()) byRule.append(at ? ' · ' : ' ', anchor(link));
  const element = make(
    'section',
    'media',
    make('h2', 'heading', say('contentMedia')),
    make('p', 'by', say('contentBy', say('name'))),
    make('ul', 'list', ...rows(page.links)),
    make('p', 'buttons', save, look),
    later,
    byRule,
  );
  element.dataset.arxivDailyShow = 'abstract';

  let told: readonly Link[] = [];
  function add(links: readonly Link[]): void {
    told = linksOf(page.id, [...page.links, ...told, ...followable(links)]).filter(
      (link) => !page.links.includes(link),
    );
    more.replaceChildren(...rows(told));
    if (told.length) none.remove();
  }
  function setSaved(saved: boolean): void {
    const [now, other] = saved ? ['contentSaved', 'contentSave'] : ['contentSave', 'contentSaved'];
    save.textContent = say(now);
    // Keeps the width of the wider of the two.
    save.dataset.other = say(other);
    save.ariaPressed = `${saved}`;
  }
  function tellReader(words: string): void {
    status.textContent = words;
  }
  return {
    element,
    save,
    look,
    add,
    setSaved,
    tell: tellReader,
    count: () => told.length,
    show(known) {
      setSaved(known.saved);
      if (known.digest) {
        const { date, rank, why } = known.digest;
        digest.title = digest.textContent = `${say('contentInDigest', `${rank}`, date)} ${why}`;
      }
      add(known.links);
      if (known.lookedOn && !told.length) tellReader(nothingFound(known.lookedOn));
    },
    setLooking(looking) {
      look.ariaDisabled = `${looking}`;
      tellReader(looking ? say('contentLooking') : '');
    },
    retire() {
      save.parentElement?.replaceChildren();
    },
  };
}
