import type { Link } from '../link.ts';
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
  return [
    { url: `https://arxiv.org/html/${paper.id}`, kind: 'paper', from: 'rule', title: 'arXiv HTML' },
    { url: `https://huggingface.co/papers/${paper.id}`, kind: 'discussion', from: 'rule', title: 'Hugging Face' },
    { url: `https://www.alphaxiv.org/abs/${paper.id}`, kind: 'discussion', from: 'rule', title: 'alphaXiv' },
    {
      url: `https://www.youtube.com/results?search_query=${query}`,
      kind: 'video',
      from: 'rule',
      title: 'YouTube search',
    },
  ];
}
