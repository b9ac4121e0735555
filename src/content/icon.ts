import type { LinkKind } from '../core/link.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** One stroke on a field of 16 by 16 for each kind. */
const STROKES: { readonly [K in LinkKind]: string } = {
  code: 'M5 4 1 8l4 4m6-8 4 4-4 4',
  project: 'm1 8 7-6 7 6M3 7v7h10V7',
  demo: 'M1 2h14v12H1zm0 4h14',
  video: 'M1 3h14v10H1zm5 3v4l4-2z',
  model: 'm8 1 6 3v8l-6 3-6-3V4zm0 7 6-4M8 8v7m0-7L2 4',
  dataset: 'M2 4c0-3 12-3 12 0S2 7 2 4v8c0 3 12 3 12 0V4M2 8c0 3 12 3 12 0',
  leaderboard: 'M2 14V9m6 5V2m6 12V6',
  slides: 'M1 2h14M2 2v8h12V2M8 10v4',
  poster: 'M3 1h10v14H3zm2 3h6v4H5zm0 7h6',
  audio: 'M2 6v4h3l4 3V3L5 6zm10 0c2 1 2 3 0 4',
  package: 'M2 5h12v9H2zl2-3h8l2 3M6 8h4',
  docs: 'M3 1h7l3 3v11H3zm3 7h4m-4 3h4',
  blog: 'm2 14 1-4 8-8 3 3-8 8z',
  discussion: 'M2 2h12v9H7l-3 3v-3H2z',
  collection: 'M2 6h12v9H2zm2-3h8M6 1h4',
  supplement: 'm12 6-5 6a2 2 0 0 1-4-3l6-7a2 2 0 0 1 4 4l-6 6',
  paper: 'M3 1h10v14H3zm3 4h4M6 8h4m-4 3h4',
  other: 'm6 10 4-4M7 4l2-2a3 3 0 0 1 5 5l-2 2M9 12l-2 2a3 3 0 0 1-5-5l2-2',
};

/** The picture of a kind; the word beside it says the same, so it is hidden from assistive technology. */
export function icon(kind: LinkKind): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'daily-show-icon');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', STROKES[kind]);
  svg.append(path);
  return svg;
}
