export { type CellPart, findInCell } from './find-in-cell.ts';
export { findLinks, linksOf, mediaOf, readLink } from './links.ts';
