import * as v from 'valibot';
import type { Day } from '../day.ts';
import { unreadable } from '../failure.ts';
import { type PaperId, parseId } from '../paper.ts';
import type { Answer, Finding, Question, Source } from '../source.ts';
import { readRepos } from './hugging-face-paper.ts';
import { hasAnyOf, readJson } from './read-json.ts';

const NAME = 'hugging-face-repos';

const list = v.optional(v.fallback(v.array(v.unknown()), []), []);
const shape = v.object({ models: list, datasets: list, spaces: list });

/** Which repositories on Hugging Face name one paper. */
export function hubReposQuestion(day: Day, id: PaperId): Question {
  return { source: NAME, day, url: `https://huggingface.co/api/arxiv/${id}/repos`, list: id };
}

/** Hugging Face's index of models, data sets and demos whose cards name a paper: anybody's, not only the authors'. */
export const huggingFaceRepos: Source = {
  name: NAME,
  origins: ['https://huggingface.co/*'],
  pause: 1000,
  hasComments: false,
  read: readAnswer,
};

function readAnswer({ question, body }: Answer): Finding[] {
  const id = parseId(question.list)?.id;
  const raw = readJson(body);
  const read = v.safeParse(shape, raw);
  if (!id || !read.success || !hasAnyOf(raw, shape.entries)) throw unreadable('not a list of repositories');
  const { models, datasets, spaces } = read.output;
  const links = [
    ...readRepos(models, '', NAME),
    ...readRepos(datasets, 'datasets/', NAME),
    ...readRepos(spaces, 'spaces/', NAME),
  ];
  return [{ type: 'links', id, links }];
}
