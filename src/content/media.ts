/** The finder of links, as far as arXiv's pages need it: built as one script that runs before either of ours. */
export { type CellPart, findInCell, findLinks, linksOf, ruleLinks } from '../core/media/index.ts';
