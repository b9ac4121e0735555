import type { Card } from '../src/core/digest.ts';
import type { Link } from '../src/core/link.ts';
import { LINK_KINDS } from '../src/core/link.ts';
import { ruleLinks } from '../src/core/media/rule-links.ts';
import { Icon } from '../src/ui/icons.tsx';
import { hostOf, kindName } from '../src/ui/names.ts';
import { numberOf, word } from '../src/ui/words.ts';

interface Props {
  readonly card: Card;
  readonly opened: () => void;
}

/** What is unfolded below a card's buttons. */
export type Panel = 'media' | 'more' | undefined;

interface ButtonProps extends Props {
  readonly open: boolean;
  readonly turn: (panel: Panel) => void;
  /** Of the panel that it unfolds. */
  readonly id: string;
}

/** Where a paper's media are: the best known link at one click, all of them unfolded, or searches that say so. */
export function Media({ card, opened, open, turn, id }: ButtonProps) {
  const [best] = card.links;
  const several = card.links.length > 1;
  return (
    <>
      {best && (
        <span class="media">
          <a
            class="button"
            href={best.url}
            target="_blank"
            rel="noopener noreferrer"
            data-kind={best.kind}
            title={best.url}
            data-key="m"
            onClick={opened}
            onAuxClick={opened}
          >
            <span class="label">
              {word('popupMedia')}{' '}
              <span class="target">
                {kindName(best.kind)} <span class="host">{hostOf(best.url)}</span>
              </span>
            </span>
          </a>
          {several && (
            <button
              type="button"
              class="button"
              aria-expanded={open}
              aria-controls={id}
              aria-label={word('popupMediaAll', numberOf(card.links.length))}
              title={word('popupMediaAll', numberOf(card.links.length))}
              onClick={() => turn('media')}
            >
              {numberOf(card.links.length)} <Icon name="unfold" />
            </button>
          )}
        </span>
      )}
      {!best && (
        <button
          type="button"
          class="button"
          data-key="m"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => turn('media')}
        >
          <span class="label">
            {word('popupMedia')} <span class="target">{word('popupMediaNone')}</span>
          </span>{' '}
          <Icon name="unfold" />
        </button>
      )}
    </>
  );
}

/** All known links by kind, or, where there are none, what can be tried instead. */
export function MediaPanel({ card, opened }: Props) {
  const known = card.links;
  const guessed = known.length > 0 ? [] : ruleLinks(card);
  const kinds = LINK_KINDS.filter((kind) => known.some((link) => link.kind === kind));
  return (
    <div class="links">
      {kinds.map((kind) => (
        <p key={kind}>
          <span class="kind">{kindName(kind)}</span>
          <span class="these">
            {known
              .filter((link) => link.kind === kind)
              .map((link) => (
                <MediaLink key={link.url} link={link} opened={opened} />
              ))}
          </span>
        </p>
      ))}
      {guessed.length > 0 && (
        <>
          <p class="note">{word('popupMediaGuessed')}</p>
          <p class="these">
            {guessed.map((link) => (
              <MediaLink key={link.url} link={link} opened={opened} />
            ))}
          </p>
        </>
      )}
    </div>
  );
}

/** A link with the host that it leads to; its whole address is in the tooltip. */
function MediaLink({ link, opened }: { readonly link: Link; readonly opened: () => void }) {
  const host = hostOf(link.url);
  const path = link.url.slice(link.url.indexOf(host) + host.length).replace(/\/$/, '');
  return (
    <a
      href={link.url}
      target="_blank"
      rel="noopener noreferrer"
      data-kind={link.kind}
      data-from={link.from}
      title={link.url}
      onClick={opened}
      onAuxClick={opened}
    >
      {link.title !== undefined && <span>{link.title} </span>}
      <span class="host">{host}</span>
      {link.title === undefined && <span class="path">{path.length > 44 ? `${path.slice(0, 43)}…` : path}</span>}
    </a>
  );
}
