export { type CellPart, findInCell } from './find-in-cell.ts';
export { findLinks, readLink } from './links.ts';
export { mediaOf } from './media-of.ts';
