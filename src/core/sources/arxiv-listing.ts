import type { Day } from '../day.ts';
import type { Question, Source } from '../source.ts';
import { nameOfPage, PAGE, readListing } from './read-listing.ts';

const NAME = 'arxiv-listing';

/** The last batch of a category as arXiv's own page shows it, weekends too. `day` is the batch that is looked for. */
export function listingQuestion(day: Day, category: string, page = 1): Question {
  const from = page === 1 ? '' : `?skip=${(page - 1) * PAGE}&show=${PAGE}`;
  const url = `https://arxiv.org/list/${encodeURIComponent(category)}/new${from}`;
  return { source: NAME, day, url, list: nameOfPage(category, page) };
}

/** arXiv's page of new papers: Comments too, and it says its date. robots.txt asks for 15 s between pages. */
export const arxivListing: Source = {
  name: NAME,
  origins: ['https://arxiv.org/*'],
  pause: 15_000,
  hasComments: true,
  read: (answer) => readListing(answer, listingQuestion),
};
