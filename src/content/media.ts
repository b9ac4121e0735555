/** The finder of links, as far as both kinds of arXiv's pages need it: built as one script that runs before either of ours. */
export { type CellPart, findInCell, findLinks, linksOf } from '../core/media/index.ts';
