import type { Link, LinkKind } from '../link.ts';
import type { Paper } from '../paper.ts';

/** Most characters of a title that go into a search. */
const MAX_QUERY = 150;

/**
 * Links that can be written down without asking anybody. Nobody has checked that they lead to something: arXiv may have
 * no HTML of the paper, Hugging Face no page, and the last is only a search. So they come last and say what they are.
 */
export function ruleLinks(paper: Pick<Paper, 'id' | 'title'>): Link[] {
  const words = paper.title
    .replace(/[$\\{}^_"\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const query = encodeURIComponent([...words].slice(0, MAX_QUERY).join(''));
  const rules: readonly (readonly [LinkKind, title: string, url: string])[] = [
    ['paper', 'arXiv HTML', `arxiv.org/html/${paper.id}`],
    ['discussion', 'Hugging Face', `huggingface.co/papers/${paper.id}`],
    ['discussion', 'alphaXiv', `www.alphaxiv.org/abs/${paper.id}`],
    ['video', 'YouTube search', `www.youtube.com/results?search_query=${query}`],
  ];
  return rules.map(([kind, title, url]) => ({ url: `https://${url}`, kind, from: 'rule', title }));
}
