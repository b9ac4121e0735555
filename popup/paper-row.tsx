import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Card } from '../src/core/digest.ts';
import type { LinkKind } from '../src/core/link.ts';
import { isRead, isSaved, type Mark } from '../src/core/mark.ts';
import { type PaperId, paperUrl } from '../src/core/paper.ts';
import type { Range } from '../src/core/search.ts';
import { Icon } from '../src/ui/icons.tsx';
import { memo } from '../src/ui/memo.ts';
import { kindName } from '../src/ui/names.ts';
import { word } from '../src/ui/words.ts';
import type { CardHands } from './card-hands.ts';
import { Cards } from './cards.tsx';
import { Marked } from './marked.tsx';
import { readCard } from './read-card.ts';
import { Votes } from './votes.tsx';

interface Props {
  readonly id: PaperId;
  readonly title: string;
  readonly authors: string;
  /** What tells it apart in its list: its category, its day. */
  readonly fact: string | undefined;
  /** A new version of an old paper. */
  readonly replaced?: boolean;
  readonly kinds?: readonly string[];
  readonly votes?: number | undefined;
  readonly inTitle?: readonly Range[];
  readonly inAuthors?: readonly Range[];
  readonly mark: Mark | undefined;
  readonly unfolded: boolean;
  readonly hands: CardHands;
  readonly pictures: boolean;
}

/** Under which name an unfolded row is kept: the same paper's card on another list is not unfolded with it. */
export function rowName(id: PaperId): string {
  return `row:${id}`;
}

/** A paper as one line; unfolded, it is fetched from the database and becomes a card. */
export const PaperRow = memo(function PaperRow(props: Props) {
  const { id, mark, unfolded, hands } = props;
  const [card, setCard] = useState<Card | null>();
  const [open, setOpen] = useState(unfolded);
  useEffect(() => {
    if (!open || card !== undefined) return undefined;
    let gone = false;
    readCard(id, mark).then(
      (found) => {
        if (gone) return;
        setCard(found ?? null);
      },
      () => !gone && setCard(null),
    );
    return () => {
      gone = true;
    };
  }, [open, card, id, mark, hands]);
  const focused = useRef(false);
  const turn = (to: boolean) => {
    focused.current = document.activeElement?.closest<HTMLElement>('[data-arxiv-id]')?.dataset.arxivId === id;
    setOpen(to);
    hands.unfold(rowName(id), to);
  };
  // Folding the abstract folds the card: it becomes a line again.
  const own = useMemo<CardHands>(() => ({ ...hands, unfold: (_name, to) => turn(to) }), [hands, id]);
  const isCard = open && Boolean(card);
  // The line takes the focus with it when it goes, and so does the card: it goes on to the other, if nobody has moved it.
  useLayoutEffect(() => {
    if (focused.current && document.activeElement === document.body)
      document.querySelector<HTMLElement>(`[data-arxiv-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
    focused.current = false;
  }, [isCard, id]);
  if (open && card) return <Cards cards={[{ card, mark, unfolded: true, hands: own, pictures: props.pictures }]} />;
  return <Line {...props} missing={card === null} unfold={() => turn(true)} />;
});

function Line(props: Props & { readonly missing: boolean; readonly unfold: () => void }) {
  const title = useId();
  const { id, mark, kinds = [], votes = 0 } = props;
  const state = [isRead(mark) && 'read', isSaved(mark) && 'saved'].filter(Boolean).join(' ');
  const opened = (by: MouseEvent) => props.hands.opened(id, by);
  return (
    <article class="row" data-arxiv-id={id} data-state={state || undefined} aria-labelledby={title} tabIndex={-1}>
      <button
        type="button"
        class="button bare"
        data-key="e"
        aria-expanded={false}
        aria-label={word('popupUnfold')}
        aria-describedby={title}
        onClick={props.unfold}
      >
        <Icon name="unfold" />
      </button>
      <div>
        <h2 id={title} lang="en">
          <a
            href={paperUrl(id)}
            target="_blank"
            rel="noopener noreferrer"
            data-key="o"
            onClick={opened}
            onAuxClick={opened}
          >
            <Marked text={props.title} ranges={props.inTitle} />
          </a>
        </h2>
        <p class="authors">
          <bdi>
            <Marked text={props.authors} ranges={props.inAuthors} />
          </bdi>
        </p>
        <p class="facts">
          <span class="id">{id}</span>
          {props.fact && <span>{props.fact}</span>}
          {props.replaced && <span>{word('popupReplaced')}</span>}
          {kinds.map((kind) => (
            <span key={kind} class="kind">
              {kindName(kind as LinkKind)}
            </span>
          ))}
          <Votes votes={votes} />
          {isSaved(mark) && <span class="flag">{word('popupIsSaved')}</span>}
          {isRead(mark) && <span class="flag">{word('popupIsRead')}</span>}
        </p>
        {props.missing && <p class="note">{word('popupNotKept')}</p>}
      </div>
    </article>
  );
}
