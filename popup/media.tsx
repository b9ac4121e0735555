import type { Card } from '../src/core/digest.ts';
import type { Link } from '../src/core/link.ts';
import { LINK_KINDS } from '../src/core/link.ts';
import { ruleLinks } from '../src/core/media/rule-links.ts';
import { Icon } from '../src/ui/icons.tsx';
import { hostOf, kindName } from '../src/ui/names.ts';
import { numberOf, word } from '../src/ui/words.ts';

/** Where a paper's media are: the best known link at one click, all of them unfolded, or searches that say so. */
export function MediaPlace() {
  return (
    <>
      <span class="media">
        {/* biome-ignore lint/a11y/useValidAnchor: each copy gets its address */}
        <a class="button" target="_blank" rel="noopener noreferrer" data-key="m">
          <span class="label">
            {word('popupMedia')}{' '}
            <span class="target">
              <span /> <span class="host" />
            </span>
          </span>
        </a>
        <button type="button" class="button" data-unfolds="media" aria-expanded={false}>
          <span /> <Icon name="unfold" />
        </button>
      </span>
      <button type="button" class="button" data-key="m" data-unfolds="media" aria-expanded={false}>
        <span class="label">
          {word('popupMedia')} <span class="target">{word('popupMediaNone')}</span>
        </span>{' '}
        <Icon name="unfold" />
      </button>
    </>
  );
}

/** The parts of `MediaPlace` that have nothing to say of these links. */
export function withoutMedia({ length }: readonly Link[]): string[] {
  if (length === 0) return ['.media'];
  return length === 1 ? ['.media > button', '.media + button'] : ['.media + button'];
}

/** @param bar holds a copy of what `MediaPlace` has drawn */
export function fillMedia(bar: Element, links: readonly Link[]): void {
  const [best] = links;
  if (!best) return;
  const media = bar.querySelector('.media') as HTMLElement;
  const link = media.firstElementChild as HTMLAnchorElement;
  const target = link.querySelector('.target') as Element;
  link.href = link.title = best.url;
  link.setAttribute('data-kind', best.kind);
  (target.firstElementChild as Element).textContent = kindName(best.kind);
  (target.lastElementChild as Element).textContent = hostOf(best.url);
  const all = link.nextElementSibling as HTMLElement | null;
  if (!all) return;
  const count = numberOf(links.length);
  all.title = word('popupMediaAll', count);
  all.setAttribute('aria-label', all.title);
  (all.firstElementChild as Element).textContent = count;
}

/** All known links by kind, or, where there are none, what can be tried instead. */
export function MediaPanel({ card }: { readonly card: Card }) {
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
                <MediaLink key={link.url} link={link} />
              ))}
          </span>
        </p>
      ))}
      {guessed.length > 0 && (
        <>
          <p class="note">{word('popupMediaGuessed')}</p>
          <p class="these">
            {guessed.map((link) => (
              <MediaLink key={link.url} link={link} />
            ))}
          </p>
        </>
      )}
    </div>
  );
}

/** A link with the host that it leads to; its whole address is in the tooltip. */
function MediaLink({ link }: { readonly link: Link }) {
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
    >
      {link.title !== undefined && <span>{link.title} </span>}
      <span class="host">{host}</span>
      {link.title === undefined && <span class="path">{path.length > 44 ? `${path.slice(0, 43)}…` : path}</span>}
    </a>
  );
}
