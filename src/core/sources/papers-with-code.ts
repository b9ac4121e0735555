import * as v from 'valibot';
import type { Day } from '../day.ts';
import { unreadable } from '../failure.ts';
import type { Link } from '../link.ts';
import { readLink } from '../media/index.ts';
import { type PaperId, parseId } from '../paper.ts';
import type { Answer, Finding, Question, Source } from '../source.ts';
import { hasAnyOf, readJson } from './read-json.ts';

const NAME = 'papers-with-code';
/** Links taken of one sort. */
const MOST = 5;

const list = v.optional(v.fallback(v.array(v.unknown()), []), []);
const shape = v.object({
  repositories: list,
  project_pages: list,
  hf_models: list,
  hf_datasets: list,
  hf_spaces: list,
});
const text = v.fallback(v.optional(v.string()), undefined);
const itemShape = v.object({ url: text, id: text, is_official: v.optional(v.fallback(v.boolean(), false), false) });

/** What the new Papers with Code lists for one paper. */
export function papersWithCodeQuestion(day: Day, id: PaperId): Question {
  const url = `https://paperswithcode.co/api/v1/papers/${id}?include_resources=true`;
  return { source: NAME, day, url, list: id };
}

/** Papers with Code, asked only when the reader has allowed its host. Young and undocumented, so read loosely. */
export const papersWithCode: Source = {
  name: NAME,
  origins: ['https://paperswithcode.co/*'],
  pause: 1000,
  hasComments: false,
  read: readAnswer,
};

/** Items are objects with a `url`, or an `id` under `base`, or plain addresses; official ones come first. */
function readItems(raw: readonly unknown[], clause: string, base: string): Link[] {
  const items = raw.slice(0, 500).flatMap((item) => {
    if (typeof item === 'string') return [{ url: item, is_official: false }];
    const read = v.safeParse(itemShape, item);
    if (!read.success) return [];
    const { url, id, is_official } = read.output;
    const address = url ?? (base && id && /^[\w.-]+\/[\w.-]+$/.test(id) ? base + id : undefined);
    return address ? [{ url: address, is_official }] : [];
  });
  items.sort((a, b) => Number(b.is_official) - Number(a.is_official));
  return items.slice(0, MOST).flatMap(({ url }) => readLink(url, NAME, clause) ?? []);
}

function readAnswer({ question, body }: Answer): Finding[] {
  const id = parseId(question.list)?.id;
  const raw = readJson(body);
  const read = v.safeParse(shape, raw);
  if (!id || !read.success || !hasAnyOf(raw, shape.entries)) throw unreadable('not a paper with its resources');
  const { repositories, project_pages, hf_models, hf_datasets, hf_spaces } = read.output;
  const links = [
    ...readItems(repositories, 'code', ''),
    ...readItems(project_pages, 'project page', ''),
    ...readItems(hf_models, '', 'https://huggingface.co/'),
    ...readItems(hf_datasets, '', 'https://huggingface.co/datasets/'),
    ...readItems(hf_spaces, '', 'https://huggingface.co/spaces/'),
  ];
  return [{ type: 'links', id, links }];
}
