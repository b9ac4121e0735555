import * as v from 'valibot';
import { type Day, parseDay } from '../day.ts';
import { unreadable } from '../failure.ts';
import type { Link } from '../link.ts';
import { readLink } from '../media/index.ts';
import { type PaperId, parseId } from '../paper.ts';
import type { Community } from '../signal.ts';
import type { Answer, Finding, ListingEntry, Question, Source } from '../source.ts';
import { cleanLine, cleanParagraphs, MAX_ABSTRACT, MAX_TITLE } from './clean-text.ts';
import { readJson } from './read-json.ts';
import { type Authors, capAuthors } from './split-creators.ts';

const NAME = 'hugging-face';
/** The API gives at most 100 rows a page; the fullest day recorded had 82. */
const MAX_ROWS = 300;
const MAX_MEDIA = 15;
/** Names looked at of one row. */
const MAX_NAMES = 60;
/** Where uploads of submitters lie; the thumbnails that Hugging Face makes for every paper lie elsewhere. */
const UPLOADS = 'https://cdn-uploads.huggingface.co/';

/** A field that is there and right, or absent: the shape changes about every two months, and no change may cost a day. */
const text = v.fallback(v.optional(v.string()), undefined);
const count = v.fallback(v.optional(v.pipe(v.number(), v.finite())), undefined);
const texts = v.fallback(v.optional(v.array(v.unknown())), undefined);
const paperShape = v.object({
  id: v.string(),
  title: text,
  summary: text,
  authors: texts,
  publishedAt: text,
  upvotes: count,
  githubRepo: text,
  githubStars: count,
  projectPage: text,
  mediaUrls: texts,
});
const rowShape = v.object({
  paper: paperShape,
  title: text,
  summary: text,
  numComments: count,
  mediaUrl: text,
  mediaUrls: texts,
});
const nameShape = v.object({ name: v.string() });

/** What Hugging Face says of one paper, wherever it says it. */
export type HubPaper = v.InferOutput<typeof paperShape>;
export const hubPaper = paperShape;

/** The community's picks of one day (UTC), at most 100, best first. */
export function dailyQuestion(day: Day): Question {
  return { source: NAME, day, url: `https://huggingface.co/api/daily_papers?date=${day}&limit=100`, list: '' };
}

/** Hugging Face's daily papers. An empty list is an answer: there is none on weekends. */
export const huggingFace: Source = {
  name: NAME,
  origins: ['https://huggingface.co/*', 'https://cdn-uploads.huggingface.co/*'],
  pause: 1000,
  hasComments: false,
  read: readAnswer,
};

/** A count as the community can have one: whole, not negative. */
function whole(value: number | undefined): number {
  return Math.min(Math.max(0, Math.round(value ?? 0)), 1e9);
}

/** Names of the first authors; the rest is counted. Rows with over 3,000 authors have been seen. */
function readAuthors(raw: readonly unknown[] = []): Authors {
  const first = raw.slice(0, MAX_NAMES).flatMap((author) => {
    const read = v.safeParse(nameShape, author);
    return read.success ? [read.output.name] : [];
  });
  const { authors, authorCount } = capAuthors(first);
  return { authors, authorCount: authorCount + Math.max(0, raw.length - MAX_NAMES) };
}

/** Links that Hugging Face's paper names: repository, project page, uploaded films. `told` are uploads named outside of it. */
export function readHubLinks(paper: HubPaper, from: string, told: readonly unknown[] = []): Link[] {
  const films = uploads(paper, told).filter((url) => /\.(?:mp4|webm|mov|qt|m4v)$/i.test(url));
  return [
    readLink(paper.githubRepo ?? '', from, 'code'),
    readLink(paper.projectPage ?? '', from, 'project page'),
    ...films.map((url) => readLink(url, from, 'video')),
  ].filter((link) => link !== undefined);
}

function uploads(paper: HubPaper, told: readonly unknown[]): string[] {
  const urls = [...(paper.mediaUrls ?? []).slice(0, 100), ...told.slice(0, 100)].filter(
    (url) => typeof url === 'string',
  );
  const ours = urls.filter((url) => url.startsWith(UPLOADS) && url.length < 400 && /^[\w\-./:%]+$/.test(url));
  return [...new Set(ours)].slice(0, MAX_MEDIA);
}

function readAnswer({ question, body }: Answer): Finding[] {
  const rows = readJson(body);
  if (!Array.isArray(rows)) throw unreadable('not a list of papers');
  const findings: Finding[] = [];
  const entries = new Map<PaperId, ListingEntry & { community: Community }>();
  for (const raw of rows.slice(0, MAX_ROWS)) {
    const read = v.safeParse(rowShape, raw);
    const id = read.success ? parseId(read.output.paper.id)?.id : undefined;
    if (!read.success || !id || entries.has(id)) continue;
    const row = read.output;
    const title = cleanLine(row.paper.title ?? row.title ?? '', MAX_TITLE);
    if (title === '') continue;
    const published = parseDay((row.paper.publishedAt ?? '').slice(0, 10));
    findings.push({
      type: 'paper',
      paper: {
        id,
        title,
        abstract: cleanParagraphs(row.paper.summary ?? row.summary ?? '', MAX_ABSTRACT),
        ...readAuthors(row.paper.authors),
        categories: [],
        ...(published ? { published } : {}),
      },
    });
    const told = [row.mediaUrl, ...(row.mediaUrls ?? [])];
    const links = readHubLinks(row.paper, NAME, told);
    if (links.length > 0) findings.push({ type: 'links', id, links });
    const pictures = uploads(row.paper, told).filter((url) => /\.(?:png|jpe?g|gif|webp)$/i.test(url));
    if (pictures.length > 0) findings.push({ type: 'pictures', id, urls: pictures });
    const stars = row.paper.githubStars;
    entries.set(id, {
      id,
      community: {
        votes: whole(row.paper.upvotes),
        comments: whole(row.numComments),
        ...(stars === undefined ? {} : { stars: whole(stars) }),
      },
    });
  }
  if (entries.size === 0 && rows.length > 0) throw unreadable('rows without papers');
  const byVotes = [...entries.values()].sort((a, b) => b.community.votes - a.community.votes);
  return [...findings, { type: 'listing', day: question.day, list: question.list, entries: byVotes }];
}
