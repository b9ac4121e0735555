import type { Day } from '../day.ts';
import type { Question, Source } from '../source.ts';
import { nameOfPage, readListing } from './read-listing.ts';

const NAME = 'arxiv-catchup';

/** The batch of one day, at most 90 days ago. */
export function catchupQuestion(day: Day, category: string, page = 1): Question {
  const from = page === 1 ? '' : `&page=${page}`;
  const url = `https://arxiv.org/catchup/${encodeURIComponent(category)}/${day}?abs=True${from}`;
  return { source: NAME, day, url, list: nameOfPage(category, page) };
}

/** arXiv's catch-up page: any batch of the last 90 days, with Comments and abstracts, 2,000 entries a page. */
export const arxivCatchup: Source = {
  name: NAME,
  origins: ['https://arxiv.org/*'],
  pause: 15_000,
  hasComments: true,
  read: (answer) => readListing(answer, catchupQuestion),
};
