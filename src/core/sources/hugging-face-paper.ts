import * as v from 'valibot';
import type { Day } from '../day.ts';
import { unreadable } from '../failure.ts';
import type { Link } from '../link.ts';
import { readLink } from '../media/index.ts';
import { type PaperId, parseId } from '../paper.ts';
import type { Answer, Finding, Question, Source } from '../source.ts';
import { cleanLine } from './clean-text.ts';
import { hubPaper, readHubLinks } from './hugging-face.ts';
import { readJson } from './read-json.ts';

const NAME = 'hugging-face-paper';
/** Repositories shown of one sort: the index lists whatever cites a paper, and the liked ones are the authors' mostly. */
const MOST = 3;

/** A repository on the hub: `owner/name`, nothing else may become part of a URL. */
const repoShape = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w.-]{1,96}\/[\w.-]{1,96}$/)),
  likes: v.optional(v.fallback(v.pipe(v.number(), v.finite()), 0), 0),
  downloads: v.optional(v.fallback(v.pipe(v.number(), v.finite()), 0), 0),
});
const list = v.optional(v.fallback(v.array(v.unknown()), []), []);
const linkedShape = v.object({ linkedModels: list, linkedDatasets: list, linkedSpaces: list });

/** What Hugging Face knows of one paper; 404 when it has never met it. */
export function hubPaperQuestion(day: Day, id: PaperId): Question {
  return { source: NAME, day, url: `https://huggingface.co/api/papers/${id}`, list: id };
}

/** Turns what the hub lists under a paper into links, the best liked of each sort first. `from` is the source's name. */
export function readRepos(raw: readonly unknown[], path: '' | 'datasets/' | 'spaces/', from: string): Link[] {
  const repos = raw.slice(0, 1000).flatMap((item) => {
    const read = v.safeParse(repoShape, item);
    return read.success ? [read.output] : [];
  });
  repos.sort((a, b) => b.likes - a.likes || b.downloads - a.downloads);
  return repos.slice(0, MOST).flatMap(({ id }) => {
    const link = readLink(`https://huggingface.co/${path}${id}`, from);
    return link ? [{ ...link, title: cleanLine(id, 100) }] : [];
  });
}

/** One paper's page on Hugging Face: its repository, project page, uploads, and the models, data and demos under it. */
export const huggingFacePaper: Source = {
  name: NAME,
  origins: ['https://huggingface.co/*'],
  pause: 1000,
  hasComments: false,
  read: readAnswer,
};

function readAnswer({ question, body }: Answer): Finding[] {
  const raw = readJson(body);
  const paper = v.safeParse(hubPaper, raw);
  const id = paper.success ? parseId(paper.output.id)?.id : undefined;
  if (!paper.success || !id || id !== question.list) throw unreadable('not the paper asked for');
  const linked = v.parse(linkedShape, raw);
  const links = [
    ...readHubLinks(paper.output, NAME),
    ...readRepos(linked.linkedModels, '', NAME),
    ...readRepos(linked.linkedDatasets, 'datasets/', NAME),
    ...readRepos(linked.linkedSpaces, 'spaces/', NAME),
  ];
  return [{ type: 'links', id, links }];
}
