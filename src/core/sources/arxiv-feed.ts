import type { Day } from '../day.ts';
import { unreadable } from '../failure.ts';
import type { Answer, Finding, Question, Source } from '../source.ts';
import { cleanLine } from './clean-text.ts';
import { collectPapers } from './collect.ts';
import { readFeedDay } from './read-date.ts';
import { readEntry } from './read-entry.ts';
import { readFeed } from './read-feed.ts';

const NAME = 'arxiv-feed';

/** Today's batch of one category (arXiv's feeds know no other day; `day` is the one that is due). */
export function feedQuestion(day: Day, category: string): Question {
  return { source: NAME, day, url: `https://rss.arxiv.org/rss/${encodeURIComponent(category)}`, list: category };
}

/**
 * arXiv's feed of a category, RSS or Atom: today's batch, new, crossed and replaced papers told apart, without Comments.
 * On weekends and holidays it is complete and empty, which is a listing without entries. Its date may lie (it is the
 * feed's, not the batch's), so whoever stores it compares the ids with the last batch.
 */
export const arxivFeed: Source = {
  name: NAME,
  origins: ['https://rss.arxiv.org/*'],
  pause: 3000,
  hasComments: false,
  read: readAnswer,
};

function readAnswer({ question, body }: Answer): Finding[] {
  const found = collectPapers();
  let published = '';
  let dropped = 0;
  const head = readFeed(body, (entry) => {
    published ||= entry.published;
    const read = readEntry(entry, false);
    if (read?.announce) found.add(read.paper, read.announce);
    else dropped += 1;
  });
  if (/^Feed error/i.test(head.title.trim())) throw unreadable(cleanLine(head.about || head.title, 200));
  const day = readFeedDay(head.day) ?? readFeedDay(published) ?? readFeedDay(head.updated);
  if (!day) throw unreadable('a feed without a date');
  if (found.size === 0 && dropped > 0) throw unreadable('a feed without papers of arXiv');
  // "No news" is believed of arXiv's own feed only, not of any document that happens to be empty.
  if (found.size === 0 && !/updates on arXiv\.org/i.test(head.title)) throw unreadable('an empty feed, not of arXiv');
  return [...found.papers(), { type: 'listing', day, list: question.list, entries: found.entries() }];
}
