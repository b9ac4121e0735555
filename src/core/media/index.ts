export { type CellPart, findInCell } from './find-in-cell.ts';
export { findLinks, mediaOf, readLink } from './links.ts';
export { ruleLinks } from './rule-links.ts';
