import { useId, useState } from 'preact/hooks';
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

/** Where a paper's media are: the best known link at one click, all of them unfolded, or searches that say so. */
export function Media({ card, opened }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
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
            data-key="m"
            onClick={opened}
            onAuxClick={opened}
          >
            {word('popupMedia')}{' '}
            <span class="target">
              {kindName(best.kind)} <span class="host">{hostOf(best.url)}</span>
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
              onClick={() => setOpen(!open)}
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
          onClick={() => setOpen(!open)}
        >
          {word('popupMedia')} <span class="target">{word('popupMediaNone')}</span> <Icon name="unfold" />
        </button>
      )}
      <div id={id} class="links" hidden={!open}>
        {open && <Links known={card.links} guessed={best ? [] : ruleLinks(card)} opened={opened} />}
      </div>
    </>
  );
}

function Links(props: { known: readonly Link[]; guessed: readonly Link[]; opened: () => void }) {
  const kinds = LINK_KINDS.filter((kind) => props.known.some((link) => link.kind === kind));
  return (
    <>
      {kinds.map((kind) => (
        <p key={kind}>
          <span class="kind">{kindName(kind)}</span>
          {props.known
            .filter((link) => link.kind === kind)
            .map((link) => (
              <MediaLink key={link.url} link={link} opened={props.opened} />
            ))}
        </p>
      ))}
      {props.guessed.length > 0 && (
        <p>
          <span class="kind">{word('popupMediaGuessed')}</span>
          {props.guessed.map((link) => (
            <MediaLink key={link.url} link={link} opened={props.opened} />
          ))}
        </p>
      )}
    </>
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
