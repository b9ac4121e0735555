/** The finder of links, as far as both kinds of arXiv's pages need it. */
export { type CellPart, findInCell } from '../core/media/find-in-cell.ts';
export { findLinks, linksOf } from '../core/media/links.ts';
