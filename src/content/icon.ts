import type { LinkKind } from '../core/link.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The picture of a kind, whose stroke is in `content.css`; the word beside it says the same, so it is hidden from
 * assistive technology.
 */
export function icon(kind: LinkKind): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.classList.add('daily-show-icon', `daily-show-${kind}`);
  svg.ariaHidden = 'true';
  svg.append(document.createElementNS(SVG, 'path'));
  return svg;
}
