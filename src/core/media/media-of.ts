import type { Link } from '../link.ts';
import type { Paper } from '../paper.ts';
import { findLinks, linksOf } from './links.ts';

/** All links of a paper: those of its own words first, then those `told` by sources; see `linksOf`. */
export function mediaOf(paper: Pick<Paper, 'id' | 'abstract' | 'comments'>, told: readonly Link[]): Link[] {
  const own = [...findLinks(paper.abstract, 'abstract'), ...findLinks(paper.comments ?? '', 'comments')];
  return own.length + told.length > 0 ? linksOf(paper.id, [...own, ...told]) : [];
}
