import type { Day } from '../day.ts';
import { Failed, unreadable } from '../failure.ts';
import { compareIds, type PaperId } from '../paper.ts';
import type { Answer, Finding, Question, Source } from '../source.ts';
import { cleanLine } from './clean-text.ts';
import { collectPapers } from './collect.ts';
import { readEntry } from './read-entry.ts';
import { readFeed } from './read-feed.ts';

const NAME = 'arxiv-api';
/** Ids asked for at a time: a URL of about 1,100 characters, an answer of about 250 kB. */
export const SLICE = 100;

/** Asks for the Comments (and everything else) of these papers: ids ascending, `SLICE` at a time. */
export function commentsQuestions(day: Day, ids: readonly PaperId[]): Question[] {
  const sorted = [...new Set(ids)].sort(compareIds);
  const questions: Question[] = [];
  for (let at = 0; at < sorted.length; at += SLICE) {
    const slice = sorted.slice(at, at + SLICE);
    const query = `id_list=${slice.join(',')}&max_results=${slice.length}`;
    questions.push({
      source: NAME,
      day,
      url: `https://export.arxiv.org/api/query?${query}`,
      list: `${slice[0]}+${slice.length}`,
    });
  }
  return questions;
}

/** arXiv's API: all facts of papers whose ids are known, Comments among them. */
export const arxivApi: Source = {
  name: NAME,
  origins: ['https://export.arxiv.org/*'],
  pause: 3000,
  hasComments: true,
  read: readAnswer,
};

/** What was asked for, at most; the API never gives more than `max_results`. */
function readLimit(url: string): number {
  const asked = Number(/[?&]max_results=(\d{1,5})/.exec(url)?.[1] ?? '10');
  return Number.isFinite(asked) ? asked : 10;
}

function readAnswer({ question, body }: Answer): Finding[] {
  const found = collectPapers();
  let entries = 0;
  let error = '';
  const head = readFeed(body, (entry) => {
    entries += 1;
    if (/\/api\/errors/.test(entry.guid) || entry.title.trim() === 'Error')
      error ||= cleanLine(entry.text, 200) || 'Error';
    const read = readEntry(entry, true);
    if (read) found.add(read.paper);
  });
  if (error) throw unreadable(`arXiv answers: ${error}`);
  const left = Number(head.total.trim().slice(0, 12) || '0') - Number(head.start.trim().slice(0, 12) || '0');
  const due = Math.min(Number.isFinite(left) ? left : 0, readLimit(question.url));
  // The API is known to answer 200 with no or few entries of many; these ids exist, so nothing is never the answer.
  if (entries === 0 || entries < due) throw new Failed({ kind: 'stale' });
  if (found.size === 0) throw unreadable('an answer without papers');
  return found.papers();
}
